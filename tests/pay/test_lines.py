"""The coefficient family as tables: published numbers in, lines with their calculation out."""

import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.pay.composing import compose
from assessments.pay.lines import Person, Title, lines_for, refusal
from assessments.pay.tables import Tables

# Benxi: base 3,400, 80 % basic and 20 % performance, a failed year pays no performance part. The coefficient is a sample.
BENXI = Tables(
    base=Decimal(3400),
    basic_percent=Decimal(80),
    coefficients={("工作人员", 1): Decimal(1), ("工作人员", 3): Decimal("1.1")},
    factors={"优秀": Decimal("1.2"), "合格": Decimal(1), "不合格": Decimal(0), "不定等次": Decimal(1)},
    allowances={"助理社会工作师": Decimal(100), "社会工作师": Decimal(200), "高级社会工作师": Decimal(300)},
    least_score=Decimal(80),
    incentive=Decimal(300),
)


def person(**values) -> Person:
    known = {"standing": 5, "post": "工作人员", "grade": 1, "appraisal": 9, "appraisal_grade": "合格"}
    return Person(**({"worker": 1, "number": "FX1", "name": "示例", "grid": 1} | known | values))


def amounts(person: Person, tables: Tables = BENXI) -> dict[str, Decimal]:
    return {line.kind: line.amount for line in lines_for(person, tables)}


@pytest.mark.parametrize(
    ("values", "basic", "performance"),
    [
        ({}, "2720", "680"),
        ({"grade": 3}, "2992", "748"),
        ({"appraisal_grade": "优秀"}, "2720", "816"),
        ({"appraisal_grade": "不合格"}, "2720", "0"),
        ({"appraisal_grade": "不定等次"}, "2720", "680"),
    ],
)
def test_benxi_splits_its_base_eighty_to_twenty(values, basic, performance):
    assert amounts(person(**values)) == {"basic": Decimal(basic), "performance": Decimal(performance)}


def test_mingshan_splits_ninety_to_ten():
    tables = Tables(Decimal(3400), Decimal(90), BENXI.coefficients, BENXI.factors)

    assert amounts(person(), tables) == {"basic": Decimal(3060), "performance": Decimal(340)}


def test_a_line_says_how_it_was_computed():
    basic, performance = lines_for(person(grade=3, appraisal_grade="优秀"), BENXI)

    assert basic.how == "基数 3,400 元 × 工作人员 3 级系数 1.10 × 80 %"
    assert performance.how == "基数 3,400 元 × 工作人员 3 级系数 1.10 × 20 % × 考核“优秀”系数 1.20"
    assert (basic.saw, performance.saw) == ({"standing": 5}, {"standing": 5, "appraisal": 9})


def test_each_line_is_rounded_once_half_up_and_says_so():
    tables = Tables(Decimal("3333.33"), Decimal(50), {("工作人员", 1): Decimal("1.01")}, {"合格": Decimal("1.05")})

    basic, performance = lines_for(person(), tables)

    # 1683.33165 and 1767.4982325: the second is not built on the rounded first.
    assert (basic.amount, performance.amount) == (Decimal("1683.33"), Decimal("1767.50"))
    assert basic.how.endswith("，四舍五入到分")


def test_half_a_fen_is_rounded_up():
    tables = Tables(Decimal("0.01"), Decimal(50), {("工作人员", 1): Decimal(1)}, {"合格": Decimal(1)})

    assert amounts(person(), tables) == {"basic": Decimal("0.01"), "performance": Decimal("0.01")}


def test_of_several_titles_the_highest_counts():
    held = (Title(1, "助理社会工作师"), Title(2, "高级社会工作师"), Title(3, "社会工作师"), Title(4, "厨师"))

    line = lines_for(person(titles=held), BENXI)[2]

    assert (line.label, line.amount, line.saw) == ("高级社会工作师津贴", Decimal(300), {"qualification": 2})
    assert line.how == "高级社会工作师，证书本月有效，每月 300.00 元；3 个证书只计最高的一个"


@pytest.mark.parametrize(
    ("issued_on", "expires_on", "valid"),
    [
        (None, None, True),
        (date(2026, 12, 31), None, True),
        (date(2027, 1, 1), None, False),
        (None, date(2026, 12, 1), True),
        (None, date(2026, 11, 30), False),
    ],
)
def test_a_title_counts_when_it_is_valid_in_the_month(issued_on, expires_on, valid):
    held = Title(1, "社会工作师", issued_on, expires_on)

    assert held.valid_in(date(2026, 12, 1), date(2026, 12, 31)) is valid


@pytest.mark.parametrize(
    ("values", "earned"),
    [
        ({"qualified": True, "exam": Decimal(80)}, True),
        ({"qualified": True, "exam": Decimal("79.9999")}, False),
        ({"qualified": False, "exam": Decimal(95)}, False),
        ({"qualified": True, "exam": None}, False),
        ({"qualified": True, "exam": Decimal(95), "rewarded": True}, False),
    ],
)
def test_the_incentive_asks_for_a_qualified_round_and_the_score_once(values, earned):
    assert ("incentive" in amounts(person(enrolment=3, **values))) is earned


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"obstacle": "没有期初数"}, "没有期初数"),
        ({"post": "正职", "grade": 9}, "薪酬方案里没有正职 9 级的系数"),
        ({"appraisal": None}, "这个考核周期里没有考核结果"),
        ({"appraisal_grade": "称职"}, "薪酬方案里没有考核“称职”的绩效系数"),
        ({}, ""),
    ],
)
def test_whoever_cannot_be_computed_is_refused_with_the_reason(values, reason):
    assert refusal(person(**values), BENXI) == reason


ROSTER = [
    person(
        worker=number,
        grade=1 + 2 * (number % 2),
        appraisal_grade=["优秀", "合格", "不合格"][number % 3],
        titles=tuple(Title(k, title) for k, title in enumerate(BENXI.allowances))[: number % 4],
        obstacle="没有期初数" if number % 7 == 0 else "",
        enrolment=number,
        qualified=number % 5 > 0,
        exam=Decimal(60 + number),
    )
    for number in range(1, 41)
]


@given(st.randoms(use_true_random=False))
def test_a_shuffled_roster_gives_the_same_lines(chance: random.Random):
    shuffled = chance.sample(ROSTER, len(ROSTER))

    assert compose(shuffled, BENXI) == compose(ROSTER, BENXI)
    assert compose(shuffled, BENXI).fingerprint() == compose(ROSTER, BENXI).fingerprint()
