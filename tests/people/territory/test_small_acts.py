"""Renaming, adding, closing and moving."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from grids.finding import found, went_to
from grids.models import Grid
from ledger.models import AuditLine
from people.models import Role, Worker
from people.territory.adding import NewGrid, add
from people.territory.closing import close
from people.territory.moving import move
from people.territory.renaming import rename
from tests.factories import grids, people

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]
SOUND = ([], [], [], [], [])


def test_a_former_name_is_kept_and_found(old, city, day, officer):
    rename(old, "新乌龙社区居委会", day, officer, "区划调整")

    old.refresh_from_db()
    assert (old.name, old.official_name) == ("新乌龙社区", "新乌龙社区居委会")
    assert [(was.name, was.last_day) for was in old.former_names.all()] == [("乌龙社区", date(2026, 2, 28))]
    rename(old, "清风社区居委会", day, officer, "写错了")
    assert list(found("新乌龙", (city.path,))) == [old]


def test_the_same_name_or_a_neighbours_is_refused(old, neighbour, day, officer):
    for name, sentence in [("乌龙社区", "现在就叫"), ("西花园社区居委会", "已经有“西花园社区”"), (" ", "请写名称")]:
        with pytest.raises(ValidationError, match=sentence):
            rename(old, name, day, officer, "改名")


def test_a_grid_below_a_community_gets_a_local_code(old, day, officer):
    first = add(old, NewGrid("东风小区", "estate"), day, officer, "新建小区")
    second = add(old, NewGrid("东方小区", "estate"), day, officer, "新建小区")

    assert (first.code, first.level, first.setting, first.valid_from) == ("210905004003L01", 3, "urban", day)
    assert second.code == "210905004003L02"
    assert Grid.find_problems() == SOUND
    assert AuditLine.objects.filter(deed="grid.add", target_id=str(first.pk)).exists()


def test_a_grid_with_people_or_grids_in_it_does_not_close(old, three, day, officer):
    building = grids.building(old)
    person = people.worker(building)

    with pytest.raises(ValidationError, match="还有 3 人（王秀兰 等）"):
        close(old, day, officer, "撤销")
    with pytest.raises(ValidationError, match="还有 1 人"):
        close(building, day, officer, "撤销")
    Worker.objects.filter(pk=person.pk).update(left_on=date(2026, 1, 1))
    person.assignments.all().update(last_day=date(2026, 1, 1))
    close(building, day, officer, "撤销")

    building.refresh_from_db()
    assert building.valid_to == date(2026, 2, 28)


def test_a_subtree_moves_within_the_district_with_all_its_people(old, street, day, officer):
    person = people.worker(grids.building(old))
    former = old.path

    moved = move(old, street, day, officer, "划归清河街道")

    person.refresh_from_db()
    assert Grid.objects.get(pk=person.grid_id).path.startswith(moved.path)
    assert moved.path.startswith(street.path) and moved.get_descendants().count() == 3
    assert [(step.get_kind_display(), step.target, step.path) for step in went_to(old)] == [("划转到", street, former)]
    assert Grid.find_problems() == SOUND


def test_a_path_that_was_left_is_not_given_out_again(old, street, day, officer):
    former, parent = old.path, old.get_parent()
    move(old, street, day, officer, "划归清河街道")

    added = add(parent, NewGrid("西花园社区", "community", "210905004004"), day, officer, "新设")

    assert added.path > former
    assert Grid.find_problems() == SOUND


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("210902004", "只能在同一个县区内"), ("210905", "不是 乌龙社区 的上一级"), ("210905004", "已经在 新北街道 下面")],
)
def test_a_move_that_would_not_be_right_is_refused(code, sentence, old, other_district, day, administrator):
    with pytest.raises(ValidationError, match=sentence):
        move(old, Grid.objects.get(code=code), day, administrator, "划转")

    assert Grid.objects.get(pk=old.pk).path == old.path


def test_one_shapes_what_lies_below_the_own_node_only(old, city, district, other_district, officer, administrator, day):
    theirs = Grid.objects.get(code="210902004003")
    leader = people.staff(Role.Kind.TRAINING_ADMIN, old)

    for person, grid in [(officer, theirs), (officer, district), (leader, old), (administrator, city)]:
        with pytest.raises(PermissionDenied):
            rename(grid, "某某社区", day, person, "改名")
    rename(district, "清河新区", day, administrator, "改名")

    assert Grid.objects.get(pk=district.pk).name == "清河新区"
