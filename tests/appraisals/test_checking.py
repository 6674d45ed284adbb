"""A scheme with a gap, an overlap or a senseless quota is refused with a sentence."""

from decimal import Decimal

import pytest

from assessments.appraisals.checking import problems
from assessments.appraisals.models import Band, Criterion


def criteria(*points, deductions=0) -> list[Criterion]:
    earning = [Criterion(name="考试", source="exam", points=Decimal(each)) for each in points]
    return earning + [Criterion(name="扣分", source="deduction", points=Decimal(10)) for _ in range(deductions)]


def bands(*limits) -> list[Band]:
    return [
        Band(order=order, name=name, floor=Decimal(low), ceiling=Decimal(high), quota_percent=quota and Decimal(quota))
        for order, (name, low, high, quota) in enumerate(limits, 1)
    ]


SOUND = [("优秀", 90, 100, 30), ("合格", 60, 90, None), ("不合格", 0, 60, None)]


def test_a_sound_scheme_has_no_problems():
    assert problems(criteria(60, 40, deductions=1), bands(*SOUND)) == []


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        # The published estate-grid scheme leaves 60–69 undefined.
        ([("优秀", 95, 100, None), ("合格", 70, 95, None), ("不合格", 0, 60, None)], "60 到 70 分没有等次。"),
        ([("优秀", 85, 100, None), ("合格", 60, 90, None), ("不合格", 0, 60, None)], "85 到 90 分有两个等次：“优秀”和“合格”。"),
        ([("优秀", 90, 95, None), ("合格", 0, 90, None)], "95 到 100 分没有等次。"),
        ([("优秀", 90, 100, None), ("合格", 60, 90, None)], "0 到 60 分没有等次。"),
        ([("合格", 0, 90, None), ("优秀", 90, 100, None)], "“合格”排在“优秀”前面，分数却不比它高。"),
        ([("优秀", 90, 100, None), ("优秀", 0, 90, None)], "等次“优秀”出现了两次。"),
        ([("优秀", 90, 100, 120), ("合格", 0, 90, None)], "“优秀”的名额要大于 0%、不超过 100%。"),
        ([("优秀", 90, 100, None), ("合格", 0, 90, 50)], "“合格”是最低等次，不能限名额：排不进的人没有等次可去。"),
        ([("优秀", 90, 100, None), ("不定等次", 0, 90, None)], "“不定等次”留给缺成绩的人，不能作为等次的名称。"),
        ([], "0 到 100 分没有等次。"),
    ],
)  # fmt: skip
def test_faulty_bands_are_named(limits, sentence):
    assert problems(criteria(100), bands(*limits)) == [sentence]


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (criteria(50, 40), "各项分值合计 90，要正好是 100。"),
        (criteria(100, 0), "“考试”的分值要大于 0。"),
        (criteria(100, deductions=2), "扣分只能有一项，否则同一笔扣分会扣两次。"),
    ],
)
def test_faulty_criteria_are_named(rules, sentence):
    assert problems(rules, bands(*SOUND)) == [sentence]
