"""A district with two communities, people in three places, and a day for acts."""

from datetime import date

import pytest

from grids.models import Grid
from tests.factories import people

DAY = date(2026, 3, 1)


@pytest.fixture
def day():
    return DAY


@pytest.fixture
def old(district):
    return Grid.objects.get(code="210905004003")


@pytest.fixture
def neighbour(old):
    """西花园社区, in the same street, with an estate."""
    made = old.get_parent().add_child(
        name="西花园社区", code="210905004004", kind="community", level=2, setting="urban"
    )
    made.add_child(name="西花园小区", code="210905004004001", kind="estate", level=3, setting="urban")
    return Grid.objects.get(pk=made.pk)


@pytest.fixture
def street(district):
    """清河街道, the second street of the district."""
    made = Grid.objects.get(pk=district.pk).add_child(
        name="清河街道", code="210905001", kind="street", level=1, setting="urban"
    )
    return Grid.objects.get(pk=made.pk)


@pytest.fixture
def three(old, everything):
    return [people.worker(old, name=name) for name in ("王秀兰", "赵德厚", "李明")]
