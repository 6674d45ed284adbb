"""The real divisions of Fuxin become a sound tree; a wrong file changes nothing."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from grids.importing import import_divisions
from grids.models import Grid

FUXIN = Path(__file__).parents[2] / "site" / "demo" / "data" / "fuxin-divisions.csv"


def row(code, name, level, parent_code=""):
    return {"code": code, "name": name, "level": level, "parent_code": parent_code}


SMALL = [
    row("210900", "阜新市", "city"),
    row("210905", "清河门区", "district", "210900"),
    row("210905004", "新北街道", "street", "210905"),
    row("210905004003", "乌龙社区居委会", "community", "210905004"),
]


@pytest.mark.database
def test_the_divisions_of_fuxin_are_a_sound_tree(db, capsys):
    call_command("import_divisions", str(FUXIN), "--json")

    report = json.loads(capsys.readouterr().out)
    assert (report["rows"], report["created"], report["errors"]) == (904, 904, [])
    assert Grid.find_problems() == ([], [], [], [], [])
    community = Grid.objects.get(code="210905004003")
    assert (community.name, community.level, community.setting) == ("乌龙社区", 2, "urban")
    assert community.get_parent().name == "新北街道"
    assert Grid.objects.get(code="210905").get_children().count() == 4


def test_a_second_import_changes_nothing(db):
    import_divisions(SMALL)

    again = import_divisions(SMALL)

    assert (again.created, again.updated, again.unchanged) == (0, 0, 4)
    assert Grid.objects.count() == 4


def test_parents_may_come_after_their_children(db):
    import_divisions(reversed(SMALL))

    assert Grid.find_problems() == ([], [], [], [], [])
    assert Grid.objects.get(code="210905004003").depth == 4


def test_a_new_name_is_taken_over(db):
    import_divisions(SMALL)

    report = import_divisions([*SMALL[:3], row("210905004003", "新乌龙社区居委会", "community", "210905004")])

    assert report.updated == 1
    assert Grid.objects.get(code="210905004003").name == "新乌龙社区"


def test_later_rows_are_added_behind_the_ones_there(db):
    import_divisions(SMALL)

    import_divisions([row("210905001", "清河街道", "street", "210905")])

    assert Grid.find_problems() == ([], [], [], [], [])
    assert [grid.code for grid in Grid.objects.get(code="210905").get_children()] == ["210905004", "210905001"]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (row("210905005", "某街道", "street", "210999"), "上级代码 210999 找不到"),
        (row("210905004", "某街道", "street", "210905"), "和第 4 行重复"),
        (row("210905005", "某街道", "planet", "210905"), "级别“planet”不认识"),
        (row("210905005", "", "street", "210905"), "缺代码或名称"),
        ({"code": "210905005", "name": "某街道", "level": "street", "parent_code": None}, "列数和表头对不上"),
        (row("210905005", "某街道", "street", "210905005"), "找不到"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_written(db, bad, reason):
    report = import_divisions([*SMALL, bad])

    assert [error.row for error in report.errors] == [6]
    assert reason in report.errors[0].message
    assert not Grid.objects.exists()


def test_rows_that_name_each_other_as_parent_are_refused(db):
    circle = [row("1", "甲街道", "street", "2"), row("2", "乙街道", "street", "1")]

    report = import_divisions(SMALL + circle)

    assert [error.row for error in report.errors] == [6, 7]


def test_a_node_does_not_move_to_another_parent_unnoticed(db):
    import_divisions(SMALL)

    report = import_divisions([row("210905004003", "乌龙社区居委会", "community", "210905")])

    assert "用“划转”" in report.errors[0].message


def test_a_file_in_gb18030_is_read(db, tmp_path):
    file = tmp_path / "divisions.csv"
    file.write_bytes("code,name,level,parent_code\n210900,阜新市,city,\n".encode("gb18030"))

    call_command("import_divisions", str(file))

    assert Grid.objects.get().name == "阜新市"


def test_the_command_refuses_a_wrong_file_with_exit_code_1(db, tmp_path, capsys):
    file = tmp_path / "divisions.csv"
    file.write_text("code,name,level,parent_code\n1,甲街道,street,9\n")

    with pytest.raises(SystemExit) as stop:
        call_command("import_divisions", str(file), "--json")

    assert stop.value.code == 1
    assert json.loads(capsys.readouterr().out)["errors"][0]["row"] == 2
