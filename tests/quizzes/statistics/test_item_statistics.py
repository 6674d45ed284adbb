"""`manage.py item_statistics`: what it prints, and what it refuses."""

import json

import pytest
from django.core.management import CommandError, call_command

from ledger.sheets import Workbook
from tests.quizzes.statistics import published


@pytest.fixture
def run(tmp_path, capsys):
    def run(content, most="1,1", name="marks.csv"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        code = 0
        try:
            call_command("item_statistics", str(file), max_marks=most, json=True)
        except SystemExit as ended:
            code = ended.code
        printed = capsys.readouterr().out
        return code, json.loads(printed) if printed else None

    return run


def test_a_csv_of_a_spreadsheet_with_bom_and_empty_ends(run):
    code, told = run("\ufeff一,二,\r\n1,0,\r\n0.5,1,\r\n,,\r\n".encode(), "1,1")

    assert code == 0
    assert (told["quiz"]["mean"], told["quiz"]["skewness"]) == (1.25, None)
    assert [item["facility"] for item in told["items"]] == [75, 50]


def test_a_workbook_says_the_same_as_a_csv(run):
    rows = [line.split() for line in published.MARKS.split("\n") if line]
    book = Workbook()
    book.add("marks", [], list("abcdefg"), [[float(mark) for mark in row] for row in rows])
    csv = "a,b,c,d,e,f,g\n" + "\n".join(",".join(row) for row in rows)

    told = run(book.read(), ",".join("1" * 7), "marks.xlsx")

    assert told == run(csv, ",".join("1" * 7))
    assert told[1]["quiz"]["median"] == 4.5


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("a,b\n1,0\n1,x\n", (3, 2)),
        ("a,b\n1,\n1,0\n", (2, 2)),
        ("a,b\n1,1.5\n", (2, 2)),
        ("a,b\n1,nan\n", (2, 2)),
        ("a,b\n1,1e400\n", (2, 2)),
        ("a,b\n1\n", (2, 2)),
        ("a,b\n1,0,1\n", (2, None)),
        ("a,b,c\n1,0,1\n", (1, None)),
        ("", (None, None)),
        (b"\xff\xfe\x00", (None, None)),
        (b"PK\x03\x04broken", (None, None)),
    ],
)
def test_what_is_no_table_of_marks_is_refused_with_row_and_column(run, content, place):
    code, told = run(content)

    assert code == 1
    assert (told["quiz"], told["items"]) == (None, [])
    assert (told["errors"][0]["row"], told["errors"][0]["column"]) == place
    assert told["errors"][0]["message"]


@pytest.mark.parametrize("most", ["", "1,x", "1,-1", "1,nan"])
def test_maximum_marks_that_are_none_are_wrong_use(run, most):
    assert run("a,b\n1,1\n", most) == (2, None)


def test_no_file_and_no_maximum_marks_are_wrong_use(tmp_path):
    with pytest.raises(SystemExit) as ended:
        call_command("item_statistics", str(tmp_path / "none.csv"), max_marks="1", json=True)
    with pytest.raises(CommandError):
        call_command("item_statistics", str(tmp_path / "none.csv"))

    assert ended.value.code == 2
