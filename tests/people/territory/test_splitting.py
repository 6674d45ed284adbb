"""New grids are split off; who is not named stays."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from grids.finding import came_from
from grids.models import Grid
from people.models import Assignment
from people.territory.adding import NewGrid
from people.territory.splitting import Part, split

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]
REASON = "人口多，分成两个社区"
EAST = NewGrid("乌龙东社区", "community", "210905004009")


def test_the_named_go_and_the_rest_stays(old, three, day, officer):
    estate = Grid.objects.get(code="210905004003001")

    [east, west] = split(
        old,
        [
            Part(EAST, people=[three[0].pk], children=[estate.pk]),
            Part(NewGrid("乌龙西社区", "community"), [three[1].pk]),
        ],
        day,
        officer,
        REASON,
    )

    where = dict(Assignment.objects.filter(last_day=None).values_list("worker__name", "grid__code"))
    assert where == {"王秀兰": "210905004009", "赵德厚": "210905004L01", "李明": "210905004003"}
    assert [child.code for child in east.get_children()] == ["210905004003001"]
    assert Grid.objects.get(pk=old.pk).valid_to is None
    assert [step.source for grid in (east, west) for step in came_from(grid) if step.kind == "split"] == [old, old]
    assert Grid.find_problems() == ([], [], [], [], [])


def test_nothing_is_lost_from_the_service_of_anybody(old, three, day, officer):
    split(old, [Part(EAST, people=[three[0].pk])], day, officer, REASON)

    rows = three[0].assignments.order_by("first_day").values_list("grid__code", "first_day", "last_day")
    assert list(rows) == [
        ("210905004003", date(2024, 1, 1), date(2026, 2, 28)),
        ("210905004009", day, None),
    ]


def test_who_is_not_there_any_more_cannot_be_taken_along(old, neighbour, three, day, officer):
    with pytest.raises(ValidationError, match="名单变了"):
        split(
            old,
            [Part(EAST, people=[three[0].pk]), Part(NewGrid("西", "community"), [three[0].pk])],
            day,
            officer,
            REASON,
        )
    with pytest.raises(ValidationError, match="名单变了"):
        split(old, [Part(EAST, children=[neighbour.get_children()[0].pk])], day, officer, REASON)

    assert not Grid.objects.filter(code=EAST.code).exists()


def test_a_taken_code_or_one_of_another_county_is_refused(old, neighbour, day, officer):
    for code, sentence in [
        ("210905004004", "已经是“西花园社区”的"),
        ("210902004004", "要以 210905 开头"),
        ("2109-05", "数字和字母"),
    ]:
        with pytest.raises(ValidationError, match=sentence):
            split(old, [Part(NewGrid("乌龙东社区", "community", code))], day, officer, REASON)


def test_a_trainer_splits_nothing(old, day, trainer):
    with pytest.raises(PermissionDenied):
        split(old, [Part(EAST)], day, trainer, REASON)
