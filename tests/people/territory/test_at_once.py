"""Two people shape the same part of the tree at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from grids import scope
from grids.models import Grid, Succession
from people.models import Assignment
from people.territory.adding import NewGrid, add
from people.territory.merging import merge

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
DAY = date(2026, 3, 1)


def together(*acts):
    """Runs the acts in threads of their own; returns for each what it raised, or None."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            act()
        except ValidationError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_two_mergers_of_one_grid_the_second_is_refused(old, neighbour, three, officer):
    other = old.get_parent().add_child(name="新街社区", code="210905004005", kind="community", level=2)

    outcome = together(
        lambda: merge([old], neighbour, DAY, officer, "并入西花园"),
        lambda: merge([old], other, DAY, officer, "并入新街"),
    )

    assert sum(error is None for error in outcome) == 1
    assert Succession.objects.filter(source=old, kind="merged").count() == 1
    with scope.whole_tree("test"):
        assert Assignment.objects.filter(last_day=None).values("grid").distinct().count() == 1
    assert Grid.find_problems() == ([], [], [], [], [])


def test_grids_added_at_once_get_places_and_codes_of_their_own(old, officer):
    outcome = together(
        *(
            lambda name=name: add(old, NewGrid(name, "estate"), DAY, officer, "新建")
            for name in ("甲", "乙", "丙", "丁")
        )
    )

    assert outcome == [None] * 4
    assert Grid.objects.filter(code__startswith="210905004003L").count() == 4
    assert Grid.find_problems() == ([], [], [], [], [])
