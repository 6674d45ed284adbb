"""Nothing that leaves this system is a live formula: in a workbook text is text, in a CSV it has an apostrophe before it.

Every module that writes a workbook is named here with what shows it. A new one has to be put on the list.
"""

import re
import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ledger import auditing
from ledger.sheets import LIVE, Marked, Share, Workbook, plain_csv
from people.models import Post, Qualification, Role
from tests.architecture.sources import name, python_files
from tests.factories import appraisals, grids, pay, people, quizzes, regrades, rounds
from tests.factories.rosters import HEADINGS, line

EVIL = ["=1+1", "+1+cmd|'/c calc'!A1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")']
SHOWN_BY = {
    "assessments/bank/exchange/workbook/template.py": "",  # a template: headings and how to fill it in
    "assessments/bank/exchange/workbook/writing.py": "",  # questions, which are about nobody
    "assessments/quizzes/rooms/workbooks.py": "",  # a template: the codes of a room's sheets, without names
    "assessments/quizzes/statistics/exporting.py": "",  # figures of questions, which are about nobody
    "assessments/quizzes/regrading/exporting.py": "regrade_export",
    "assessments/appraisals/exporting.py": "cycle_export",
    "assessments/pay/exporting.py": "run_export",
    "courses/rounds/exporting.py": "round_export",
    "site/people/audit/exporting.py": "audit_export",
    "site/people/history/day_views.py": "serving_workbook",
    "site/people/past/views.py": "",  # a template: headings and how to fill it in
    "site/people/roster/exporting.py": "roster_export",
    "site/people/roster/marking.py": "roster_faults",
    "site/people/roster/offering.py": "roster_template",
    "site/demo/remembering.py": "",  # a book of earlier years about invented people
    "site/demo/roster.py": "",  # the demonstration's own invented people, which nobody downloads
}


def writers(pattern):
    return {name(file) for file in python_files() if re.search(pattern, file.read_text())}


def test_every_workbook_is_written_by_one_module_and_every_export_is_on_the_list():
    exports = writers(r"ledger\.sheets import .*\bWorkbook\b")

    assert writers(r"import xlsxwriter|from xlsxwriter") == {"site/ledger/sheets.py"}
    assert exports == set(SHOWN_BY)
    assert writers(r"csv\.(writer|DictWriter)") - writers("plain_csv") == set()


@pytest.fixture
def desk(client, district, everything, officer, approver, administrator, settings, tmp_path):
    """Everything an export may say begins like a formula."""
    private = settings.STORAGES["private"] | {"OPTIONS": {"location": tmp_path / "private"}}
    settings.STORAGES = settings.STORAGES | {"private": private}
    Post.objects.create(name="=1+2")
    worker = people.worker(grids.building(district), post="=1+2")
    Qualification.objects.create(worker=worker, title="@SUM(B2)")
    for number, evil in enumerate(EVIL):
        people.worker(grids.building(district), name=evil, number=f"-{number}")
    client.force_login(administrator)
    return client


def address_of(shown, desk, district, officer, approver):
    if shown == "round_export":
        return reverse(shown, args=[rounds.opened(district, people.staff(Role.Kind.TRAINER, district)).pk])
    if shown in {"cycle_export", "run_export"}:
        cycle = appraisals.cycle(district, officer)
        pay.paid(cycle, officer, approver, name="=1+3")
        pay.approved_cycle(cycle, officer)
        return reverse(shown, args=[cycle.pk if shown == "cycle_export" else pay.run(cycle, officer).pk])
    if shown == "regrade_export":
        sat = quizzes.attempt(people.worker(grids.building(district), name="=1+3"), district)
        trainer = people.staff(Role.Kind.TRAINER, district)
        return reverse(shown, args=[regrades.proposed(regrades.handed_in(sat, {1: "C"}), trainer).pk])
    if shown == "audit_export":
        auditing.record(officer, "worker.suspend", district, reason=EVIL[0])
        desk.force_login(people.staff(Role.Kind.AUDITOR, district))
    if shown == "roster_faults":
        rows = [line(f"=FX{number}", 姓名=evil, 岗位=evil) for number, evil in enumerate(EVIL)]
        book = Workbook()
        book.add("花名册", [], HEADINGS, rows)
        file = SimpleUploadedFile("花名册.xlsx", book.read())
        return desk.post(reverse("roster_upload"), {"file": file}).url + "faults/"
    return reverse(shown)


@pytest.mark.parametrize("shown", sorted(filter(None, SHOWN_BY.values())))
def test_no_export_carries_a_formula(shown, desk, district, officer, approver):
    response = desk.get(address_of(shown, desk, district, officer, approver))

    assert response.status_code == 200
    content = b"".join(response.streaming_content) if response.streaming else response.content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheets = [archive.read(part).decode() for part in archive.namelist() if part.startswith("xl/worksheets/sheet")]
    assert sheets and not any(re.search(r"<f[ >]|<hyperlink", sheet) for sheet in sheets)
    assert "=1+" in "".join(sheets)


def test_a_value_that_looks_like_a_formula_is_read_back_as_it_was():
    book = Workbook()
    book.add("甲", [], ["=A1"], [[evil] for evil in EVIL])

    rows = CalamineWorkbook.from_filelike(BytesIO(book.read())).get_sheet_by_index(0).to_python()

    assert [row[0] for row in rows] == ["=A1", *EVIL]


def test_shares_and_marked_cells_keep_their_values():
    book = Workbook()
    rows = book.add("甲", ["关于"], ["a", "b"], [[Share("0.25"), Marked("=1", strong=True)]], ["合计"])

    table = CalamineWorkbook.from_filelike(BytesIO(book.read())).get_sheet_by_index(0).to_python()

    assert rows == 1
    assert table[3] == [0.25, "=1"] and table[4][0] == "合计"


@given(st.text(max_size=20))
def test_in_a_csv_nothing_begins_like_a_formula_and_nothing_else_is_touched(value):
    kept = plain_csv(value)

    assert not kept.startswith(LIVE)
    assert kept == (f"'{value}" if value.startswith(LIVE) else value)
