"""A prepared query is the same query: in each scope, for each person, on both databases."""

import pytest
from django.db import DatabaseError, transaction
from django.db.models import CharField

from grids import scope
from grids.prepared import Prepared, cursor
from people.models import User, Worker
from tests.factories import grids, people

pytestmark = pytest.mark.database

BY_NUMBER = Prepared(
    lambda given: Worker.objects.filter(number=given("number", CharField())).select_related("grid").order_by("pk")[:1]
)


@pytest.fixture
def two_workers(district, other_district, everything):
    here = people.worker(grids.building(district), number="HERE")
    there = people.worker(grids.building(other_district), number="THERE")
    return here, there


def test_each_person_is_answered_in_their_own_scope(two_workers):
    here, there = two_workers

    for one, other in [(here, there), (there, here)]:
        with scope.own(one.user_id):
            assert BY_NUMBER.first(number=one.number) == one
            assert BY_NUMBER.first(number=other.number) is None


def test_without_a_scope_it_raises_though_it_was_answered_before(two_workers):
    here, _there = two_workers
    with scope.own(here.user_id):
        BY_NUMBER.rows(number="HERE")

    with scope.use(None), pytest.raises(scope.OutOfScope):
        BY_NUMBER.rows(number="HERE")


def test_a_subtree_and_the_whole_tree_are_asked_anew(two_workers, district):
    with scope.within(district.path):
        assert BY_NUMBER.first(number="HERE")
        assert BY_NUMBER.first(number="THERE") is None
    with scope.whole_tree("test"):
        assert BY_NUMBER.first(number="THERE")


def test_the_row_is_whole_and_what_was_joined_costs_nothing_more(two_workers, django_assert_num_queries):
    here, _there = two_workers
    with scope.own(here.user_id), django_assert_num_queries(1):
        found = BY_NUMBER.first(number="HERE")
        assert found.grid == here.grid
        assert found.post == here.post

    found.name = "王秀兰"
    found.save()
    here.refresh_from_db()
    assert here.name == "王秀兰"


def test_what_is_put_off_is_fetched_when_it_is_asked_for(two_workers):
    here, _there = two_workers
    names = Prepared(lambda given: User.objects.filter(pk=given("pk")).defer("password"))

    found = names.first(pk=here.user_id)

    assert found.get_deferred_fields() == {"password"}
    assert found.password == here.user.password


def test_a_value_that_looks_like_sql_is_a_value(two_workers):
    here, _there = two_workers
    with scope.own(here.user_id):
        assert BY_NUMBER.rows(number="' OR 1=1 --") == []


def test_numbers_of_any_size_come_back_as_they_went_in(db):
    for number in (1, 40_000, 3_000_000_000, 1_796_010_405_332_377):
        with cursor() as asked:
            asked.execute("SELECT CAST(%(number)s AS bigint)", {"number": number})
            assert asked.fetchall() == [(number,)]


def test_an_error_of_the_database_is_told_as_djangos_own(db):
    with pytest.raises(DatabaseError), transaction.atomic(), cursor() as asked:
        asked.execute("SELECT nothing FROM nowhere")


def test_a_number_that_no_column_holds_finds_nothing(client, worker):
    client.force_login(worker.user)

    for address in (f"/attempts/{10**20}/result/", f"/quiz/{10**20}/1/"):
        assert client.get(address).status_code == 404
