"""Leaving closes service on the day in the sheet; coming back opens it again; doing it twice changes nothing."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from grids.models import Grid
from ledger.auditing import SYSTEM
from ledger.models import AuditLine
from people.models import Assignment, Worker
from people.roster.importing import import_roster
from people.roster.leaving import NotLetGo
from tests.factories.rosters import HEADINGS, line, workbook

pytestmark = [pytest.mark.usefixtures("district", "everything"), pytest.mark.database]
WITH_LEAVING = [*HEADINGS, "离岗日期"]


@pytest.fixture
def bring(tmp_path):
    def bring(*rows, headings=HEADINGS, **options):
        return import_roster(workbook(tmp_path / "roster.xlsx", list(rows), headings=headings), SYSTEM, **options)

    return bring


def leaving(day="2024-06-30", number="FX000001", **values):
    return [*line(number, **values), day]


def test_a_leaving_day_closes_service_and_is_written_once(bring):
    bring(line())
    worker = Worker.objects.get()
    Assignment.objects.create(
        worker=worker, grid=Grid.objects.get(code="210905"), primary=False, first_day=date(2024, 1, 1)
    )

    first = bring(leaving(), headings=WITH_LEAVING)
    again = bring(leaving(), headings=WITH_LEAVING)

    assert (first.updated, again.updated, again.unchanged) == (1, 0, 1)
    assert Worker.objects.get().left_on == date(2024, 6, 30)
    assert {served.last_day for served in Assignment.objects.all()} == {date(2024, 6, 30)}


def test_a_leaving_day_that_is_put_right_moves_the_end_of_service(bring):
    bring(line())
    bring(leaving(), headings=WITH_LEAVING)

    bring(leaving("2024-05-31"), headings=WITH_LEAVING)

    assert Assignment.objects.get().last_day == Worker.objects.get().left_on == date(2024, 5, 31)


def test_who_leaves_does_not_move(bring):
    bring(line())

    report = bring(leaving(grid="21090500400300101"), headings=WITH_LEAVING)

    assert [field.column for field in report.found[0].fields] == ["离岗日期"]
    assert Worker.objects.select_related("grid").get().grid.code == "210905004003001"


def test_coming_back_on_the_day_of_leaving_opens_the_same_assignment_again(bring):
    today = timezone.localdate()
    bring(line(到岗日期=""))
    bring(leaving(today.isoformat(), 到岗日期=""), headings=WITH_LEAVING)

    bring(line(到岗日期=""))

    served = Assignment.objects.get()
    assert (served.first_day, served.last_day) == (today, None)
    assert Worker.objects.get().left_on is None


def test_somebody_new_who_has_left_already_has_one_service_that_is_over(bring):
    bring(leaving(), headings=WITH_LEAVING)

    served = Assignment.objects.get()
    assert (served.first_day, served.last_day) == (date(2023, 5, 1), date(2024, 6, 30))
    assert not Worker.objects.serving().exists()


@pytest.mark.parametrize("day", ["2022-01-01", "2099-12-31", "明天"])
def test_a_leaving_day_before_joining_or_to_come_is_refused(bring, day):
    report = bring(leaving(day), headings=WITH_LEAVING)

    assert [bad.column for bad in report.errors] == ["离岗日期"]
    assert not Worker.objects.exists()


def test_those_missing_from_the_whole_list_of_a_unit_leave_with_their_number(bring):
    bring(line(), line("FX000002"), line("FX000003", grid="210905"))
    unit = Grid.objects.get(code="210905004")

    looked = bring(line(), dry_run=True, unit=unit)
    report = bring(line(), unit=unit, let_go=1)
    again = bring(line(), unit=unit, let_go=0)

    assert [change.number for change in looked.absent] == ["FX000002"]
    assert (report.updated, again.updated, looked.serving) == (1, 0, 2)
    assert list(Worker.objects.serving().order_by("number").values_list("number", flat=True)) == [
        "FX000001",
        "FX000003",
    ]
    assert Worker.objects.get(number="FX000002").left_on == timezone.localdate()
    assert AuditLine.objects.filter(deed="roster.import").last().detail["left"] == 1


def test_a_wrong_number_lets_nobody_go_and_writes_nothing(bring):
    bring(line(), line("FX000002"))

    with pytest.raises(NotLetGo, match="名单以外有 1 人"):
        bring(line(岗位="网格员"), unit=Grid.objects.get(code="210905"), let_go=2)

    assert set(Worker.objects.values_list("post", "left_on")) == {("工作人员", None)}


def test_the_list_of_a_unit_out_of_reach_is_refused(officer, other_district, tmp_path):
    file = workbook(tmp_path / "roster.xlsx", [line()])

    with pytest.raises(PermissionDenied):
        import_roster(file, officer, dry_run=True, unit=other_district)


def test_what_is_no_longer_what_was_seen_is_not_written(bring):
    bring(line())
    seen = bring(line(薪级=4), dry_run=True).fingerprint
    Worker.objects.update(grade=9)

    report = bring(line(薪级=4), seen=seen)

    assert report.stale and not report.written
    assert Worker.objects.get().grade == 9
