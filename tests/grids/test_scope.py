"""The scope fails closed, and holds wherever a query can hide."""

import pytest
from django.db.models import Exists, OuterRef

from grids import scope
from grids.models import Grid
from people.models import Assignment, Worker
from tests.factories import grids, people


@pytest.fixture
def two_workers(district, other_district, everything):
    here = people.worker(grids.building(district), number="HERE")
    there = people.worker(grids.building(other_district), number="THERE")
    return here, there


def test_a_query_without_a_scope_raises(db):
    with pytest.raises(scope.OutOfScope):
        Worker.objects.exists()


def test_a_subtree_shows_its_own_people_only(district, two_workers):
    with scope.within(district.path):
        numbers = list(Worker.objects.values_list("number", flat=True))

    assert numbers == ["HERE"]


def test_nothing_is_in_sight_of_an_empty_scope(two_workers):
    with scope.within():
        assert Worker.objects.count() == 0


def test_a_person_sees_only_what_is_their_own(two_workers):
    _, there = two_workers

    with scope.own(there.user_id):
        assert list(Worker.objects.all()) == [there]


@pytest.mark.parametrize(
    "ask",
    [
        lambda: Worker.objects.filter(number="THERE").exists(),
        lambda: Worker.objects.exclude(number="HERE").count(),
        lambda: Assignment.objects.filter(worker__in=Worker.objects.filter(number="THERE")).exists(),
        lambda: Worker.objects.filter(number="THERE").union(Worker.objects.filter(number="THERE")).count(),
        lambda: Worker.objects.filter(number="THERE").update(name="改"),
        lambda: Worker.objects.filter(number="THERE").delete()[0],
        lambda: Grid.objects.filter(
            Exists(Worker.objects.filter(grid=OuterRef("pk"), number="THERE")),
        ).exists(),
    ],
    ids=["exists", "exclude", "subquery", "union", "update", "delete", "exists-subquery"],
)
def test_no_form_of_question_reaches_another_district(ask, district, two_workers):
    with scope.within(district.path):
        assert not ask()


def test_the_whole_tree_needs_a_reason(two_workers):
    with scope.whole_tree("test"):
        assert Worker.objects.count() == 2
