"""Grids below communities are added by the thousand."""

import pytest

from grids.growing import UnknownParent, add_grids
from grids.models import Grid
from tests.factories import grids


def test_grids_grow_below_their_parents_and_the_tree_stays_sound(district):
    added = add_grids(
        [
            ("210905004003", "210905004003002", "乌龙西小区", "estate"),
            ("210905004003002", "21090500400300201", "1 号楼", "building"),
            ("210905004003002", "21090500400300202", "2 号楼", "building"),
        ]
    )

    assert added == 3
    assert Grid.find_problems() == ([], [], [], [], [])
    building = Grid.objects.get(code="21090500400300202")
    assert (building.level, building.setting, building.depth) == (4, "urban", 6)


def test_the_same_list_again_adds_nothing(district):
    children = [("210905004003", "210905004003002", "乌龙西小区", "estate")]
    add_grids(children)

    assert add_grids(children) == 0


def test_an_unknown_parent_adds_nothing(district):
    before = Grid.objects.count()

    with pytest.raises(UnknownParent):
        add_grids([("210905004003", "X1", "甲", "estate"), ("nowhere", "X2", "乙", "estate")])

    assert Grid.objects.count() == before


@pytest.mark.database
def test_three_thousand_grids_are_one_list(city):
    grids.district(city)

    add_grids(("210905004003", f"210905004003{n:06}", f"{n} 号格", "estate") for n in range(3_000))

    assert Grid.objects.get(code="210905004003").numchild == 3_001
    assert Grid.find_problems() == ([], [], [], [], [])
