"""A roster comes in whole or not at all, and a second time changes nothing."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from grids import scope
from grids.growing import add_grids
from grids.models import Grid
from ledger.auditing import SYSTEM
from ledger.models import AuditLine
from people.merging import merging
from people.models import Assignment, Qualification, User, Worker
from people.roster.importing import import_roster
from tests.factories import grids, people
from tests.factories.rosters import line, workbook

pytestmark = pytest.mark.usefixtures("district", "everything")


@pytest.fixture
def sheet(tmp_path):
    return lambda *rows, **options: workbook(tmp_path / "roster.xlsx", list(rows), **options)


def test_people_get_an_account_an_assignment_and_their_titles(sheet):
    report = import_roster(sheet(line(资格证书="助理社会工作师、消防设施操作员")), SYSTEM)

    worker = Worker.objects.get(number="FX000001")
    assert (report.rows, report.created, report.errors) == (1, 1, [])
    assert (worker.name, worker.phone, worker.grade, worker.education) == ("王秀兰", "13800001234", 3, "college")
    assert (worker.joined_on, worker.county_code, worker.category.paid) == (date(2023, 5, 1), "210905", True)
    assert worker.user.username == "FX000001" and not worker.user.has_usable_password()
    assert Assignment.objects.get(worker=worker).first_day == date(2023, 5, 1)
    assert set(worker.qualifications.values_list("title", flat=True)) == {"助理社会工作师", "消防设施操作员"}


@pytest.mark.database
def test_the_same_roster_again_changes_nothing(sheet):
    file = sheet(line(资格证书="助理社会工作师"), line("FX000002", 手机号=""))
    import_roster(file, SYSTEM)
    written = AuditLine.objects.count()

    again = import_roster(file, SYSTEM)

    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)
    assert AuditLine.objects.count() == written
    assert (Assignment.objects.count(), Qualification.objects.count()) == (2, 1)


@pytest.mark.database
def test_a_changed_grid_closes_the_old_assignment_and_opens_a_new_one(sheet):
    import_roster(sheet(line()), SYSTEM)

    report = import_roster(sheet(line(grid="21090500400300101")), SYSTEM)

    today = timezone.localdate()
    old, new = Assignment.objects.order_by("first_day")
    assert report.updated == 1
    assert old.last_day == today - timedelta(days=1)
    assert (new.grid.code, new.first_day, new.last_day) == ("21090500400300101", today, None)
    assert Worker.objects.get().grid == new.grid


def test_a_grid_put_right_on_the_same_day_leaves_one_assignment(sheet):
    import_roster(sheet(line(到岗日期="")), SYSTEM)

    import_roster(sheet(line(到岗日期="", grid="21090500400300101")), SYSTEM)

    assert Assignment.objects.get().grid.code == "21090500400300101"


def test_a_new_name_keeps_the_former_one_and_the_account_follows(sheet):
    import_roster(sheet(line(姓名="包•呼和")), SYSTEM)

    import_roster(sheet(line(姓名="包·青山", 手机号="13900005678")), SYSTEM)

    worker = Worker.objects.select_related("user").get()
    assert (worker.name, worker.former_names) == ("包·青山", "包·呼和")
    assert (worker.user.name, worker.user.phone) == ("包·青山", "13900005678")
    assert User.objects.count() == 1


def test_a_column_the_sheet_has_not_is_left_alone_and_an_empty_cell_empties(sheet):
    import_roster(sheet(line()), SYSTEM)
    headings = ["工号", "名字", "联系电话", "用工类别", "网格代码"]

    import_roster(sheet(["FX000001", "王秀兰", "", "志愿者", "210905004003001"], headings=headings), SYSTEM)

    worker = Worker.objects.select_related("category").get()
    assert (worker.phone, worker.grade, worker.category.name) == ("", 3, "志愿者")


def test_a_password_set_since_survives_the_next_roster(sheet):
    import_roster(sheet(line()), SYSTEM)
    user = User.objects.get()
    user.set_password("学堂2026abc")
    user.save()

    import_roster(sheet(line(姓名="王秀英")), SYSTEM)

    user.refresh_from_db()
    assert user.name == "王秀英" and user.check_password("学堂2026abc")


def test_somebody_who_left_and_is_on_the_roster_again_is_back(sheet):
    import_roster(sheet(line()), SYSTEM)
    Worker.objects.update(left_on=date(2026, 1, 31))
    Assignment.objects.update(last_day=date(2026, 1, 31))

    report = import_roster(sheet(line()), SYSTEM)

    assert report.updated == 1
    assert Worker.objects.serving().count() == 1
    assert Assignment.objects.filter(last_day=None).count() == 1


def test_a_dry_run_counts_and_writes_nothing(sheet):
    report = import_roster(sheet(line(), line("FX000002", 姓名="")), SYSTEM, dry_run=True)

    assert (report.rows, report.created, len(report.errors)) == (2, 1, 1)
    assert not Worker.objects.exists()


def test_one_bad_row_keeps_all_of_them_out(sheet):
    report = import_roster(sheet(line(), line("FX000002", 姓名="")), SYSTEM)

    assert (report.created, len(report.errors)) == (0, 1)
    assert not Worker.objects.exists() and not User.objects.exists()


def test_with_skip_bad_the_good_rows_come_in(sheet):
    report = import_roster(sheet(line(), line("FX000002", 姓名="")), SYSTEM, skip_bad=True)

    assert (report.created, len(report.errors)) == (1, 1)
    assert Worker.objects.get().number == "FX000001"


def test_accounts_made_in_the_demonstration_are_marked_so(sheet, settings):
    settings.DEMO = True

    import_roster(sheet(line()), SYSTEM)

    assert User.objects.get().is_demo


def test_an_officer_writes_within_reach_only(sheet, other_district, officer):
    report = import_roster(sheet(line(), line("FX000002", grid="210902004003001")), officer, skip_bad=True)

    assert report.created == 1
    assert [(bad.row, bad.column) for bad in report.errors] == [(3, "网格代码")]
    assert "不在你管的范围里" in report.errors[0].message
    assert AuditLine.objects.get().actor == officer


def test_a_number_of_another_district_is_not_taken_over(sheet, other_district, officer):
    people.worker(Grid.objects.get(code="210902004003001"), number="FX000001", name="赵德厚")

    report = import_roster(sheet(line()), officer)

    assert report.errors[0].column == "工号"
    assert "赵德厚" not in report.errors[0].message


def test_a_trainer_keeps_no_roster(sheet, trainer):
    with pytest.raises(PermissionDenied):
        import_roster(sheet(line()), trainer)


@pytest.mark.database
def test_a_whole_community_is_imported_with_as_many_queries_as_one_person(
    sheet, django_assert_max_num_queries, tmp_path
):
    add_grids(("210905004003", f"210905004003{n:06}", f"{n} 号格", "estate") for n in range(300))
    rows = [line(f"FX{n:06}", grid=f"210905004003{n:06}") for n in range(300)]

    with scope.whole_tree("test"), django_assert_max_num_queries(34):
        import_roster(workbook(tmp_path / "many.xlsx", rows), SYSTEM)

    assert Worker.objects.count() == 300


def test_a_number_that_was_given_up_revives_nobody(sheet, district):
    kept, gone = (people.worker(grids.building(district), number=number) for number in ("FX000007", "FX000008"))
    merging.merge(kept, gone, people.staff("hr_officer", district))

    report = import_roster(sheet(line("FX000008"), line("FX000007")), SYSTEM)

    assert [(bad.row, bad.message) for bad in report.errors] == [
        (2, "工号 FX000008 已经并到 FX000007，请改用 FX000007。")
    ]
    gone.refresh_from_db()
    assert gone.left_on and gone.merged_into == kept


def test_of_a_number_kept_in_another_district_only_its_being_taken_is_told(sheet, district, other_district):
    kept, gone = (people.worker(grids.building(district), number=number) for number in ("FX000007", "FX000008"))
    merging.merge(kept, gone, people.staff("hr_officer", district))
    Worker.objects.filter(pk=kept.pk).update(grid=grids.building(other_district))

    report = import_roster(sheet(line("FX000008")), people.staff("hr_officer", district))

    assert [bad.message for bad in report.errors] == ["工号 FX000008 已有人在用，不在你管的范围里。"]
