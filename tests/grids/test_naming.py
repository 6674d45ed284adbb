import pytest

from grids.naming import short


@pytest.mark.parametrize(
    ("official", "shown"),
    [
        ("乌龙社区居委会", "乌龙社区"),
        ("河西村委会", "河西村"),
        ("邢家屯村委会", "邢家屯村"),
        ("东五家子村村民委员会", "东五家子村"),
        ("田家社区居民委会员", "田家社区"),
        ("场直社区", "场直社区"),
        ("新竹社会居委会", "新竹社会居委会"),
    ],
)
def test_a_place_is_shown_by_the_name_people_use(official, shown):
    assert short(official) == shown
