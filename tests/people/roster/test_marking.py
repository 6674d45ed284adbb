"""The workbook of faults: the same rows, the reasons beside them. Corrected, it comes in."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from ledger.auditing import SYSTEM
from people.roster.importing import import_roster
from people.roster.marking import marked_roster
from tests.factories import people
from tests.factories.rosters import HEADINGS, line, workbook

pytestmark = pytest.mark.usefixtures("district", "everything")


def marked(path):
    report = import_roster(path, SYSTEM, dry_run=True)
    content = marked_roster(path, report.errors)
    return content, CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_the_reasons_stand_in_the_first_column_beside_the_rows(tmp_path):
    bad = line("FX000002", 手机号=13800001234, 岗位="科长")

    _content, (headings, first, second) = marked(workbook(tmp_path / "roster.xlsx", [line(), bad]))

    assert headings == ["问题", *HEADINGS]
    assert first == ["", *[value if value != "" else "" for value in map(as_read, line())]]
    assert "手机号按数字存" in second[0] and "岗位“科长”不认识" in second[0]
    assert second[3] == 13800001234.0


def as_read(value):
    return float(value) if isinstance(value, int) else value


def test_a_marked_workbook_is_marked_anew_and_keeps_one_column_of_reasons(tmp_path):
    content, _rows = marked(workbook(tmp_path / "a.xlsx", [line(姓名="")]))
    (tmp_path / "b.xlsx").write_bytes(content)

    _content, (headings, row) = marked(tmp_path / "b.xlsx")

    assert headings == ["问题", *HEADINGS]
    assert row[0] == "没有填姓名。"


def test_the_marked_workbook_is_downloaded_by_who_uploaded_it_alone(client, officer, district, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": settings.STORAGES["private"] | {"OPTIONS": {"location": tmp_path / "private"}}
    }
    client.force_login(officer)
    content = workbook(tmp_path / "roster.xlsx", [line(姓名="")]).read_bytes()
    address = client.post("/desk/people/import/", {"file": SimpleUploadedFile("花名册.xlsx", content)}).url + "faults/"

    own = client.get(address)
    client.force_login(people.staff("hr_officer", district))

    assert own.status_code == 200 and own.content.startswith(b"PK")
    assert client.get(address).status_code == 404
