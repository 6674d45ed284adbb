"""The real divisions of Fuxin become a sound tree; a wrong file changes nothing."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from grids.growing import UnknownParent, add_grids
from grids.importing import import_divisions
from grids.models import Grid
from ledger.models import AuditLine
from tests.factories import grids, people

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


def test_a_division_that_ended_is_closed_and_stays(db):
    import_divisions(SMALL)
    ended = [*SMALL[:3], SMALL[3] | {"valid_from": "2010/1/1", "valid_to": "2026-01-31"}]

    report = import_divisions(ended)
    again = import_divisions(ended)

    assert (report.closed, report.updated, report.notes) == (1, 1, [])
    assert (again.closed, again.updated, again.unchanged) == (0, 0, 4)
    community = Grid.objects.get(code="210905004003")
    assert (community.valid_from, community.valid_to) == (date(2010, 1, 1), date(2026, 1, 31))


def test_people_and_grids_in_a_division_that_ended_are_named(district, worker):
    people.worker(grids.building(district).get_parent().get_parent(), name="赵德厚", number="FX000900")
    rows = [row("210905004003", "乌龙社区", "community", "210905004") | {"valid_to": "2026-01-31"}]

    report = import_divisions(rows)

    assert [note.row for note in report.notes] == [2, 2]
    assert "还有 1 人在里面：赵德厚 FX000900" in report.notes[0].message
    assert "下面还有 1 个网格没有停用" in report.notes[1].message
    assert Grid.objects.get(code="210905004003").valid_to == date(2026, 1, 31)


def test_a_name_taken_over_leaves_the_former_one_behind(db):
    import_divisions(SMALL)

    import_divisions([row("210905004003", "清风社区居委会", "community", "210905004")])

    assert [was.official_name for was in Grid.objects.get(code="210905004003").former_names.all()] == ["乌龙社区居委会"]
    assert AuditLine.objects.filter(deed="grid.import").count() == 2


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ({"valid_to": "去年"}, "“去年”不是日期"),
        ({"valid_from": "2026-02-01", "valid_to": "2026-01-31"}, "早于启用日期"),
    ],
)
def test_a_date_that_cannot_be_is_refused(db, days, reason):
    report = import_divisions([*SMALL[:3], SMALL[3] | days])

    assert [error.row for error in report.errors] == [5]
    assert reason in report.errors[0].message
    assert not Grid.objects.exists()


def test_no_grid_grows_below_one_that_ended(db):
    import_divisions([*SMALL[:3], SMALL[3] | {"valid_to": "2026-01-31"}])

    with pytest.raises(UnknownParent):
        add_grids([("210905004003", "210905004003001", "乌龙小区", "estate")])
