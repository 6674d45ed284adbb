"""What is taken out can be brought back: nothing has changed. Phones are whole only for who keeps the roster."""

import hashlib
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from grids.models import Grid
from ledger.auditing import SYSTEM
from ledger.models import AuditLine
from people.models import EmploymentCategory, Post, Qualification, Worker
from people.names import DOT
from people.roster.importing import import_roster
from tests.factories import grids, people
from tests.factories.rosters import line, workbook

pytestmark = pytest.mark.usefixtures("district", "everything")

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
NAMES = st.builds(DOT.join, st.lists(st.text(HAN, min_size=1, max_size=8), min_size=1, max_size=3))
PEOPLE = st.fixed_dictionaries(
    {
        "name": NAMES,
        "phone": st.sampled_from(["", "13800001234", "19912345678"]),
        "post": st.sampled_from(["", "网格员", "从前的岗位", "=1+1", "停用了的"]),
        "grade": st.none() | st.integers(1, 99),
        "education": st.sampled_from(["", *Worker.Education.values]),
        "joined_on": st.none() | st.dates(date(1954, 1, 1), date(2024, 1, 1)),
        "titles": st.lists(st.text(HAN, min_size=1, max_size=10), max_size=3, unique=True),
    }
)


def taken_out(client, address="/desk/people/export/"):
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def rows(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("花名册").to_python()


@pytest.mark.database
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PEOPLE, min_size=1, max_size=6))
def test_what_is_exported_and_imported_again_changes_nothing(client, officer, tmp_path, everybody):
    Worker.objects.all().delete()
    Post.objects.update_or_create(name="停用了的", defaults={"retired_on": date(2024, 1, 1)})
    place = Grid.objects.get(code="210905004003001")
    for known in everybody:
        titles = known.pop("titles")
        person = people.worker(place, **known)
        Qualification.objects.bulk_create(Qualification(worker=person, title=title) for title in titles)
    client.force_login(officer)
    (tmp_path / "roster.xlsx").write_bytes(taken_out(client))

    report = import_roster(tmp_path / "roster.xlsx", SYSTEM, unit=place)

    assert report.errors == []
    assert (report.created, report.updated, report.unchanged) == (0, 0, len(everybody))
    assert report.absent == []


def test_a_retired_category_and_grid_come_back_unchanged(client, officer, tmp_path):
    place = Grid.objects.get(code="210905004003001")
    people.worker(place)
    EmploymentCategory.objects.update(retired_on=date(2024, 1, 1))
    Grid.objects.filter(pk=place.pk).update(valid_to=date(2024, 1, 1))
    client.force_login(officer)
    (tmp_path / "roster.xlsx").write_bytes(taken_out(client))

    report = import_roster(tmp_path / "roster.xlsx", SYSTEM)

    assert (report.errors, report.unchanged) == ([], 1)


def test_the_export_is_what_the_list_shows(client, officer, district, other_district):
    for number, name in ((1, "包·呼和"), (2, "王秀兰")):
        people.worker(grids.building(district, number), name=name)
    people.worker(grids.building(other_district), name="海州的人")
    client.force_login(officer)

    everybody = [row[1] for row in rows(taken_out(client))[1:]]
    one = [row[1] for row in rows(taken_out(client, "/desk/people/export/?q=呼和"))[1:]]
    building = [row[1] for row in rows(taken_out(client, "/desk/people/export/?grid=21090500400300102"))[1:]]

    assert (everybody, one, building) == (["包·呼和", "王秀兰"], ["包·呼和"], ["王秀兰"])


def test_phones_are_whole_for_who_keeps_the_roster_and_masked_for_others(client, officer, approver, district):
    people.worker(grids.building(district), phone="13800001234")

    client.force_login(officer)
    kept = rows(taken_out(client))[1][2]
    client.force_login(approver)
    seen = rows(taken_out(client))[1][2]

    assert (kept, seen) == ("13800001234", "138****1234")


def test_the_export_is_written_down_with_its_rows_and_checksum(client, officer, district):
    people.worker(grids.building(district))
    client.force_login(officer)

    content = taken_out(client)

    line = AuditLine.objects.get(deed="roster.export")
    assert line.actor == officer
    assert line.detail["rows"] == 1
    assert line.detail["sha256"] == hashlib.sha256(content).hexdigest()


def test_a_trainer_takes_nothing_out_unless_she_keeps_a_roster(client, trainer):
    client.force_login(trainer)

    assert client.get("/desk/people/export/").status_code == 403


def queries(client):
    with CaptureQueriesContext(connection) as captured:
        taken_out(client)
    return len(captured)


def test_the_export_asks_as_often_for_three_people_as_for_one(client, officer, district):
    people.worker(grids.building(district))
    client.force_login(officer)
    taken_out(client)
    one = queries(client)
    for number in (1, 2):
        people.worker(grids.building(district, number))

    assert queries(client) == one


def test_the_template_comes_back_with_nobody_in_it(client, officer, tmp_path):
    client.force_login(officer)
    (tmp_path / "template.xlsx").write_bytes(client.get("/desk/people/import/template/").content)

    report = import_roster(tmp_path / "template.xlsx", officer)

    assert (report.rows, report.errors, report.created) == (0, [], 0)


def test_the_template_offers_the_lists_and_the_grids_of_ones_own_unit(client, officer, other_district):
    Post.objects.create(name="楼长", order=99)
    EmploymentCategory.objects.filter(name="物业").update(retired_on=date(2024, 1, 1))
    client.force_login(officer)

    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/desk/people/import/template/").content))

    lists = book.get_sheet_by_name("选项").to_python()
    codes = {row[0] for row in book.get_sheet_by_name("网格").to_python()}
    assert "楼长" in {row[1] for row in lists}
    assert "物业" not in {row[0] for row in lists}
    assert "210905004003001" in codes and not any(code.startswith("210902") for code in codes)


def test_a_template_that_was_filled_in_below_the_example_comes_in(client, officer, tmp_path):
    client.force_login(officer)
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/desk/people/import/template/").content))
    headings, example = book.get_sheet_by_name("花名册").to_python()
    mine = ["FX1", "王秀兰", "", "志愿者", "", "", "", "", "", "210905004003001", ""]

    report = import_roster(workbook(tmp_path / "roster.xlsx", [example, mine], headings=headings), officer)

    assert (report.created, report.errors) == (1, [])


def test_somebody_exported_who_leaves_and_comes_back_is_told_so(tmp_path):
    headings = ["工号", "姓名", "用工类别", "网格代码", "离岗日期"]
    file = workbook(tmp_path / "a.xlsx", [line()])
    import_roster(file, SYSTEM)
    gone = ["FX000001", "王秀兰", "专职网格员(直聘)", "210905004003001", "2024-06-30"]

    left = import_roster(workbook(tmp_path / "b.xlsx", [gone], headings=headings), SYSTEM)
    again = import_roster(workbook(tmp_path / "b.xlsx", [gone], headings=headings), SYSTEM)
    back = import_roster(file, SYSTEM)

    assert [change.kind.value for change in left.found] == ["left"]
    assert (again.updated, again.unchanged) == (0, 1)
    assert [change.kind.value for change in back.found] == ["returned"]
