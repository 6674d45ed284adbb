"""Names with dots, spaces and strangers looking on."""

import pytest

from people.models import Worker
from people.names import masked, masked_phone, matching, tidy
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
