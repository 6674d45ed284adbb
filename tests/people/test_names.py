"""Names with dots, spaces and strangers looking on."""

import pytest

from people.models import Worker
from people.names import masked, masked_phone, matching, tidy, with_former
from tests.factories import grids, people


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("王 秀 兰", "王秀兰"),
        ("李　明", "李明"),
        ("包•呼和", "包·呼和"),
        ("包・呼和", "包·呼和"),
        ("包. 呼和", "包·呼和"),
        (" 包．呼和 ", "包·呼和"),
        ("包·呼和", "包·呼和"),
        ("John  Smith", "John Smith"),
    ],
)
def test_a_name_is_kept_one_way_whatever_was_typed(typed, kept):
    assert tidy(typed) == kept


@pytest.mark.parametrize(
    ("name", "shown"),
    [("王秀兰", "王*兰"), ("李明", "李*"), ("欧阳德厚", "欧**厚"), ("包·呼和", "包·**"), ("王", "*"), ("", "")],
)
def test_a_stranger_sees_a_masked_name(name, shown):
    assert masked(name) == shown


def test_a_phone_shows_its_ends_only():
    assert (masked_phone("13812341234"), masked_phone("")) == ("138****1234", "")


@pytest.mark.database
@pytest.mark.parametrize("typed", ["包·呼和", "包呼和", "包•呼", "呼和"])
def test_a_name_is_found_with_and_without_its_dot(typed, district, everything):
    people.worker(grids.building(district), name="包·呼和")

    assert matching(Worker.objects.all(), typed).count() == 1


@pytest.mark.database
@pytest.mark.parametrize("typed", ["包·青山", "包青山", "青山", "王秀"])
def test_somebody_is_found_by_each_former_name(typed, district, everything):
    people.worker(grids.building(district), name="包·呼和", former_names="王秀兰、包·青山")
    people.worker(grids.building(district), name="李二")

    assert [person.name for person in matching(Worker.objects.all(), typed)] == ["包·呼和"]


def test_former_names_are_kept_once_each_oldest_first():
    names = with_former(with_former("", "王秀兰", "包·呼和"), "包·呼和", "王秀兰")

    assert names == "王秀兰、包·呼和"
    assert with_former(names, "王秀兰", "李二") == names
    assert with_former("", "李二", "李二") == ""
