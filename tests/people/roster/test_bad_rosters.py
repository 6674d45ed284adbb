"""Every bad row is named with its row, column and reason; a file that is none is refused at once."""

import io
import json
import time
import zipfile

import pytest
from django.core.management import call_command

from ledger.auditing import SYSTEM
from people.models import User, Worker
from people.roster.importing import import_roster
from people.roster.workbooks import NotAWorkbook, rows_of
from tests.factories.rosters import HEADINGS, line, workbook

pytestmark = pytest.mark.usefixtures("district", "everything")


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (line(手机号=13812345678), "手机号", "按数字存，读出来是 13812345678.0"),
        (line(手机号="13812345678.0"), "手机号", "按数字存"),
        (line(手机号="1381234567"), "手机号", "1 开头的十一位数字"),
        (line(姓名="王" * 51), "姓名", "51 个字"),
        (line(姓名="　"), "姓名", "没有填姓名"),
        (line(number=""), "工号", "没有填工号"),
        (line(number="工号甲"), "工号", "字母和数字"),
        (line(grid="999999999999"), "网格代码", "“999999999999”找不到"),
        (line(用工类别="不知道"), "用工类别", "“不知道”不认识"),
        (line(学历="博学"), "学历", "“博学”不认识"),
        (line(薪级="三级"), "薪级", "1 到 99"),
        (line(到岗日期="去年"), "到岗日期", "2024-03-01"),
        (line(到岗日期="2023-02-30"), "到岗日期", "2024-03-01"),
        (line(岗位="岗" * 21), "岗位", "20 个字"),
        ([*line(), 210905199001011234], "身份证号", "后几位已经丢了"),
        ([*line(), "2.10905199001011E+17"], "身份证号", "后几位已经丢了"),
        ([*line(), "210905199001011235"], "身份证号", "校验码不符"),
        ([*line(), "21090519900101"], "身份证号", "校验码不符"),
    ],
)
def test_a_bad_row_is_named_with_its_reason(row, column, reason, tmp_path):
    file = workbook(tmp_path / "roster.xlsx", [line("FX000009"), row], headings=[*HEADINGS, "身份证号"])

    report = import_roster(file, SYSTEM)

    assert [(bad.row, bad.column) for bad in report.errors] == [(3, column)]
    assert reason in report.errors[0].message
    assert not Worker.objects.exists()


def test_a_right_identity_number_is_checked_and_not_kept(tmp_path):
    file = workbook(tmp_path / "roster.xlsx", [[*line(), "11010519491231002X"]], headings=[*HEADINGS, "身份证号码"])

    report = import_roster(file, SYSTEM)

    assert report.created == 1
    assert "11010519491231002X" not in str(list(Worker.objects.values())) + str(list(User.objects.values()))


def test_a_number_used_twice_names_the_first_row(tmp_path):
    report = import_roster(workbook(tmp_path / "roster.xlsx", [line(), line()]), SYSTEM)

    assert [(bad.row, bad.message) for bad in report.errors] == [(3, "工号 FX000001 和第 2 行重复。")]


def test_all_that_is_wrong_in_a_row_is_told_at_once(tmp_path):
    report = import_roster(workbook(tmp_path / "roster.xlsx", [line(), line(姓名="", grid="999")]), SYSTEM)

    assert {bad.column for bad in report.errors} == {"工号", "姓名", "网格代码"}


def test_a_missing_column_is_named(tmp_path):
    report = import_roster(workbook(tmp_path / "roster.xlsx", [["FX000001"]], headings=["工号"]), SYSTEM)

    assert [bad.message for bad in report.errors] == [
        "缺“姓名”这一列。",
        "缺“用工类别”这一列。",
        "缺“网格代码”这一列。",
    ]


def test_headings_are_found_by_their_usual_names_below_a_title(tmp_path):
    headings = ["2026 年花名册"]
    rows = [["编号*", "姓 名", "用工类别（必填）", "网格编码"], ["FX1", "王秀兰", "志愿者", "210905004003001"]]

    report = import_roster(workbook(tmp_path / "roster.xlsx", [[], *rows], headings=headings), SYSTEM)

    assert (report.created, report.errors) == (1, [])


def test_the_name_of_a_staff_account_is_not_taken_over(tmp_path, officer):
    report = import_roster(workbook(tmp_path / "roster.xlsx", [line(number=officer.username)]), SYSTEM)

    assert "管理账号" in report.errors[0].message


def pdf(path):
    path.write_bytes(b"%PDF-1.7\n" + b"0" * 1000)


def archive_without_a_workbook(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")


def honest_bomb(path):
    """Unfolds to a gigabyte and says so in its headers."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/workbook.xml", "w") as part:
        for _ in range(256):
            part.write(bytes(4 * 2**20))


def wide_bomb(path):
    """Two cells in opposite corners: a dense grid of 17 thousand million cells."""
    small = io.BytesIO()
    workbook(small, [["x"]], headings=["y"])
    with zipfile.ZipFile(small) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part).replace(b'<row r="2"', b'<row r="1048576"').replace(b'"A2"', b'"XFD1048576"')
            target.writestr(part, content)


@pytest.mark.parametrize("make", [pdf, archive_without_a_workbook, honest_bomb, wide_bomb])
def test_a_file_that_is_no_roster_is_refused_within_two_seconds(make, tmp_path):
    file = tmp_path / "roster.xlsx"
    make(file)

    started = time.monotonic()
    with pytest.raises(NotAWorkbook):
        rows_of(file)

    assert time.monotonic() - started < 2


def test_the_command_prints_one_json_document_and_exits_with_1(tmp_path, capsys):
    file = workbook(tmp_path / "roster.xlsx", [line(姓名="")])

    with pytest.raises(SystemExit) as stop:
        call_command("import_roster", str(file), "--dry-run", "--json")

    assert stop.value.code == 1
    assert json.loads(capsys.readouterr().out) == {
        "rows": 1,
        "created": 0,
        "updated": 0,
        "unchanged": 0,
        "errors": [{"row": 2, "column": "姓名", "message": "没有填姓名。"}],
    }


def test_the_command_says_why_a_file_is_no_workbook(tmp_path, capsys):
    pdf(tmp_path / "roster.xlsx")

    with pytest.raises(SystemExit):
        call_command("import_roster", str(tmp_path / "roster.xlsx"), "--json")

    assert "不是 xlsx" in json.loads(capsys.readouterr().out)["errors"][0]["message"]
