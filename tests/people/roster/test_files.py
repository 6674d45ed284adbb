"""Workbooks as they arrive: a title and two rows of headings, several sheets, macros, another format under the name xlsx."""

import io
import zipfile

import pytest
import xlsxwriter

from ledger.auditing import SYSTEM
from people.models import Worker
from people.roster.importing import import_roster
from people.roster.workbooks import NotAWorkbook
from tests.factories.rosters import HEADINGS, line, workbook

pytestmark = pytest.mark.usefixtures("district", "everything")


@pytest.fixture
def book(tmp_path):
    """`book({"名称": [[…], …]}, merged=["A1:A2"])` writes a workbook of several sheets."""

    def write(sheets, merged=()):
        path = tmp_path / "roster.xlsx"
        with xlsxwriter.Workbook(path) as made:
            for name, rows in sheets.items():
                sheet = made.add_worksheet(name)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
                for area in merged:
                    column = ord(area[0]) - ord("A")
                    sheet.merge_range(area, rows[0][column] or rows[1][column])
        return path

    return write


def changed(path, **parts):
    """The same archive with further parts, or with parts replaced."""
    content = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(part, source.read(part))
        for name, data in parts.items():
            target.writestr(name.replace("__", "/"), data)
    return path


def test_headings_merged_over_two_rows_are_read_as_one(book):
    groups = ["工号", "姓名", "联系", "任职", "", "", "其他"]
    headings = ["", "", "手机号", "用工类别", "网格代码", "岗位", "学历"]
    row = ["FX1", "王秀兰", "13800001234", "志愿者", "210905004003001", "", "大专"]

    report = import_roster(book({"花名册": [groups, headings, row]}, merged=["A1:A2", "B1:B2", "D1:F1"]), SYSTEM)

    assert (report.rows, report.created, report.errors) == (1, 1, [])
    assert Worker.objects.get().education == "college"


def test_a_row_of_groups_above_the_headings_is_passed_over(book):
    rows = [["二〇二四年花名册"], ["基本信息", "", "", "任职信息"], HEADINGS, line()]

    report = import_roster(book({"花名册": rows}), SYSTEM)

    assert (report.created, report.errors) == (1, [])


def test_of_several_sheets_the_one_with_the_headings_is_taken(book):
    sheets = {"说明": [["工号要填全"]], "网格": [["网格代码", "名称"], ["1", "甲"]], "名单": [HEADINGS, line()]}

    assert import_roster(book(sheets), SYSTEM).created == 1


def test_without_headings_in_any_sheet_it_is_said(book):
    with pytest.raises(NotAWorkbook, match="没有一个工作表里有花名册的表头"):
        import_roster(book({"甲": [["你好"]], "乙": []}), SYSTEM)


def test_blank_rows_and_hidden_spaces_hold_nobody_and_lines_are_counted_as_on_the_screen(book):
    rows = [HEADINGS, [], ["\u00a0", " "], line(姓名=""), [""] * 10, ["", "", "", "", "", "", "", "", "", "", "备注"]]

    report = import_roster(book({"花名册": rows}), SYSTEM)

    assert report.rows == 1
    assert [(bad.row, bad.column) for bad in report.errors] == [(4, "姓名")]


def test_formulas_give_the_value_that_was_last_computed(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "roster.xlsx") as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, line())
        sheet.write_formula(1, 1, '="王"&"秀英"', None, "王秀英")

    import_roster(tmp_path / "roster.xlsx", SYSTEM)

    assert Worker.objects.get().name == "王秀英"


def test_twenty_megabytes_of_coloured_empty_cells_do_not_matter(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "roster.xlsx", {"constant_memory": True}) as made:
        sheet, colour = made.add_worksheet(), made.add_format({"bg_color": "#ffff00"})
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, line())
        for row in range(2, 60_000):
            for column in range(10):
                sheet.write_blank(row, column, None, colour)

    report = import_roster(tmp_path / "roster.xlsx", SYSTEM)

    assert (report.rows, report.created) == (1, 1)


def test_something_far_below_the_list_is_no_harm_or_is_refused(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "roster.xlsx") as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, line())
        sheet.write_string(1_048_575, 9, "合计")

    with pytest.raises(NotAWorkbook, match="远处的空行"):
        import_roster(tmp_path / "roster.xlsx", SYSTEM)


@pytest.mark.parametrize(
    ("part", "reason"),
    [("xl__vbaProject.bin", "带宏"), ("xl__externalLinks__externalLink1.xml", "引用了别的文件")],
)
def test_macros_and_links_to_other_files_are_refused(tmp_path, part, reason):
    file = changed(workbook(tmp_path / "roster.xlsx", [line()]), **{part: b"<x/>"})

    with pytest.raises(NotAWorkbook, match=reason):
        import_roster(file, SYSTEM)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "旧式的 xls"),
        ("工号,姓名,用工类别,网格代码\n1,甲,志愿者,2".encode("gb18030"), "csv"),
        (b"", "不是 xlsx"),
    ],
)
def test_another_format_under_the_name_xlsx_is_told_apart(tmp_path, content, reason):
    (tmp_path / "roster.xlsx").write_bytes(content)

    with pytest.raises(NotAWorkbook, match=reason):
        import_roster(tmp_path / "roster.xlsx", SYSTEM)


@pytest.mark.parametrize(("place", "byte"), [(6, 200), (9, 8)])
def test_an_archive_that_cannot_be_opened_is_refused(tmp_path, place, byte):
    """A later version than any there is (byte 6 of the entry), and a name said to be UTF-8 that is not (byte 9)."""
    content = bytearray(changed(workbook(tmp_path / "roster.xlsx", [line()]), xl__noise=b"x").read_bytes())
    entry = content.index(b"PK\x01\x02")
    content[entry + place] = byte
    content[entry + 46] = 0xFF
    (tmp_path / "roster.xlsx").write_bytes(content)

    with pytest.raises(NotAWorkbook, match="不是 xlsx"):
        import_roster(tmp_path / "roster.xlsx", SYSTEM)


def test_a_bomb_that_the_archive_lets_pass_is_stopped_by_the_child(tmp_path):
    """290 MB of one text: the parse ends at the limit of memory."""
    small = workbook(tmp_path / "roster.xlsx", [line()])
    strings = b"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
    file = changed(small, **{"xl__sharedStrings.xml": strings + b"<si><t>" + b"a" * (290 * 2**20)})

    with pytest.raises(NotAWorkbook):
        import_roster(file, SYSTEM)

    assert not Worker.objects.exists()
