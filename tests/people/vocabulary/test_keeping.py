"""Offices extend the lists of categories and posts. What is in use keeps its name."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ledger.auditing import SYSTEM
from ledger.models import AuditLine
from people.models import EmploymentCategory, Post
from people.roster.importing import import_roster
from people.vocabulary import keeping
from tests.factories import grids, people
from tests.factories.rosters import line, workbook

pytestmark = pytest.mark.usefixtures("district", "everything")


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


def test_a_post_that_was_added_is_known_to_the_next_roster(officer, tmp_path):
    file = workbook(tmp_path / "roster.xlsx", [line(岗位="楼长")])
    before = import_roster(file, SYSTEM)

    keeping.add(Post, " 楼长 ", officer)

    assert "岗位“楼长”不认识，可填：正职、副职、工作人员" in before.errors[0].message
    assert import_roster(file, SYSTEM).created == 1
    assert AuditLine.objects.filter(deed="term added", actor=officer).exists()


def test_a_retired_post_is_given_to_nobody_else_and_can_be_taken_up_again(officer, tmp_path):
    import_roster(workbook(tmp_path / "a.xlsx", [line(岗位="网格员")]), SYSTEM)
    post = Post.objects.get(name="网格员")
    file = workbook(tmp_path / "b.xlsx", [line(岗位="网格员"), line("FX000002", 岗位="网格员")])

    keeping.retire(post, officer)
    refused = import_roster(file, SYSTEM)
    keeping.take_up(post, officer)

    assert [(bad.row, bad.column) for bad in refused.errors] == [(3, "岗位")]
    assert "已停用" in refused.errors[0].message
    assert import_roster(file, SYSTEM).created == 1


def test_a_retired_category_is_refused_for_somebody_new(officer, tmp_path):
    keeping.retire(EmploymentCategory.objects.get(name="志愿者"), officer)

    report = import_roster(workbook(tmp_path / "a.xlsx", [line(用工类别="志愿者")]), SYSTEM)

    assert "用工类别“志愿者”已停用" in report.errors[0].message


def test_what_somebody_has_keeps_its_name(officer, district):
    people.worker(grids.building(district), post="网格员")
    used, unused = Post.objects.get(name="网格员"), Post.objects.get(name="指导员")

    keeping.rename(unused, "联络员", officer)

    assert Post.objects.filter(name="联络员").exists()
    with pytest.raises(ValidationError, match="不能改名"):
        keeping.rename(used, "别的", officer)


def test_what_another_district_uses_is_retired_by_the_city(officer, administrator, other_district):
    people.worker(grids.building(other_district), post="网格员")
    post = Post.objects.get(name="网格员")

    with pytest.raises(ValidationError, match="由市级管理员停用"):
        keeping.retire(post, officer)
    keeping.retire(post, administrator)

    assert Post.objects.get(name="网格员").retired_by == administrator


@pytest.mark.parametrize(
    ("name", "reason"), [("  ", "先填名称"), ("网格员", "已经有"), ("长" * 21, "最多 20"), ("甲、乙", "顿号")]
)
def test_a_name_that_will_not_do_is_refused_with_the_reason(desk, name, reason):
    before = Post.objects.count()

    answer = desk.post("/desk/people/terms/posts/new/", {"name": name})

    assert answer.status_code == 422 and reason in answer.content.decode()
    assert Post.objects.count() == before


def test_the_page_adds_renames_retires_and_takes_up(desk):
    desk.post("/desk/people/terms/categories/new/", {"name": "见习", "paid": "1"})
    term = EmploymentCategory.objects.get(name="见习", paid=True)

    desk.post(f"/desk/people/terms/categories/{term.pk}/name/", {"name": "见习生"})
    desk.post(f"/desk/people/terms/categories/{term.pk}/retirement/")
    retired = desk.get("/desk/people/terms/").content.decode()
    desk.post(f"/desk/people/terms/categories/{term.pk}/return/")

    assert "见习生" in retired and "停用</span>" in retired
    assert EmploymentCategory.objects.get(name="见习生").retired_on is None


def test_a_training_administrator_does_not_keep_the_words(client, district):
    other = people.staff("training_admin", district)
    client.force_login(other)

    assert client.get("/desk/people/terms/").status_code == 403
    with pytest.raises(PermissionDenied):
        keeping.add(Post, "楼长", other)


@pytest.mark.parametrize("address", ["nothing/new/", "posts/999999/name/"])
def test_a_list_or_word_that_is_none_is_not_found(desk, address):
    assert desk.post(f"/desk/people/terms/{address}").status_code == 404


def queries(desk):
    with CaptureQueriesContext(connection) as captured:
        assert desk.get("/desk/people/terms/").status_code == 200
    return len(captured)


def test_the_page_asks_as_often_for_one_word_as_for_three(desk):
    Post.objects.exclude(name="网格员").delete()
    desk.get("/desk/people/terms/")
    one = queries(desk)
    Post.objects.bulk_create([Post(name="甲"), Post(name="乙")])

    assert queries(desk) == one
