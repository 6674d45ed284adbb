"""Bands, quotas and ties."""

import random
from decimal import Decimal

import pytest

from assessments.appraisals.grading import band_of, grade, places
from assessments.appraisals.models import Band

BANDS = [
    Band(name="优秀", floor=Decimal(90), quota_percent=Decimal(30)),
    Band(name="合格", floor=Decimal(70)),
    Band(name="不合格", floor=Decimal(0)),
]


def grades(*totals) -> list[str]:
    verdicts = grade({number: Decimal(str(total)) for number, total in enumerate(totals)}, BANDS)
    return [verdicts[number].grade for number in range(len(totals))]


@pytest.mark.parametrize(
    ("total", "name"),
    [("100", "优秀"), ("90", "优秀"), ("89.9999", "合格"), ("70", "合格"), ("69.99", "不合格"), ("0", "不合格")],
)
def test_a_band_begins_at_its_floor(total, name):
    assert band_of(Decimal(total), BANDS) == name


@pytest.mark.parametrize(("people", "percent", "room"), [(350, 15, 52), (10, 30, 3), (3, 30, 0), (7, 100, 7)])
def test_a_quota_is_rounded_down_to_whole_people(people, percent, room):
    assert places(people, Decimal(percent)) == room


def test_whoever_does_not_fit_the_quota_falls_to_the_next_grade():
    assert grades(99, 98, 97, 96, 80, 80, 80, 80, 80, 80) == ["优秀"] * 3 + ["合格"] * 7


def test_people_tied_at_the_cut_all_fall():
    assert grades(99, 98, 97, 97, 80, 80, 80, 80, 80, 80) == ["优秀"] * 2 + ["合格"] * 8


def test_a_tie_inside_the_quota_harms_nobody():
    assert grades(97, 97, 97, 80, 80, 80, 80, 80, 80, 80)[:3] == ["优秀"] * 3


def test_a_quota_smaller_than_one_person_admits_nobody():
    assert grades(99, 80, 80) == ["合格"] * 3


def test_the_note_says_why_the_grade_is_lower_than_the_points():
    verdicts = grade({1: Decimal(99), 2: Decimal(97), 3: Decimal(97), 4: Decimal(60), 5: Decimal(60)}, BANDS)

    assert verdicts[1].note == ""
    assert verdicts[2].band == "优秀"
    assert verdicts[2].note == "“优秀”最多 1 人（5 人的 30 %，不足一人的舍去），按总分排不进，定为“合格”。"


def test_a_tie_is_named_in_the_note():
    verdicts = grade({1: Decimal(97), 2: Decimal(97), 3: Decimal(60), 4: Decimal(60)}, BANDS)

    assert "末位 2 人同分，一并降一等" in verdicts[1].note


def test_a_fall_through_two_quotas_ends_where_there_is_room():
    bands = [
        Band(name="甲", floor=Decimal(90), quota_percent=Decimal(25)),
        Band(name="乙", floor=Decimal(80), quota_percent=Decimal(25)),
        Band(name="丙", floor=Decimal(0)),
    ]

    verdicts = grade({1: Decimal(99), 2: Decimal(98), 3: Decimal(97), 4: Decimal(85)}, bands)

    assert [verdicts[number].grade for number in (1, 2, 3, 4)] == ["甲", "乙", "丙", "丙"]


def test_the_order_of_the_people_makes_no_difference():
    totals = {number: Decimal(random.Random(number).randint(40, 100)) for number in range(200)}
    shuffled = dict(random.Random(7).sample(list(totals.items()), len(totals)))

    assert grade(shuffled, BANDS) == grade(totals, BANDS)
