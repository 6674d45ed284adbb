"""Points by criterion, as a table: results in, points and the calculation in words out."""

from decimal import Decimal

import pytest

from assessments.appraisals.models import Criterion
from assessments.appraisals.scoring import Facts, score


def rules(**points) -> list[Criterion]:
    return [
        Criterion(pk=number, source=source, points=Decimal(value))
        for number, (source, value) in enumerate(points.items(), 1)
    ]


def facts(**values) -> Facts:
    return Facts(**({"enrolment": 7, "credit": Decimal(24), "required_credit": Decimal(24)} | values))


@pytest.mark.parametrize(
    ("source", "points", "known", "expected", "how"),
    [
        ("exam", 40, {"exam": Decimal(88)}, "35.2", "88 ÷ 100 × 40 = 35.2"),
        ("exam", 30, {"exam": Decimal("66.6667")}, "20", "66.6667 ÷ 100 × 30 = 20"),
        ("supervisor", 40, {"rating": Decimal("92.5")}, "37", "92.5 ÷ 100 × 40 = 37"),
        ("credit", 20, {"credit": Decimal(24)}, "20", "24 ÷ 24 × 20 = 20"),
        ("credit", 20, {"credit": Decimal(17)}, "14.17", "17 ÷ 24 × 20 = 14.17"),
        ("credit", 20, {"credit": Decimal(30)}, "20", "已有 30 学时，最多计 24：24 ÷ 24 × 20 = 20"),
        ("credit", 20, {"required_credit": Decimal(0)}, "20", "这一轮不要求学时，计满分"),
    ],
)
def test_a_criterion_gives_its_points_with_the_calculation(source, points, known, expected, how):
    line = score(rules(**{source: points}), facts(**known)).lines[0]

    assert (line.points, line.how) == (Decimal(expected), how)


def test_half_a_hundredth_is_rounded_up():
    line = score(rules(exam=10), facts(exam=Decimal("88.25"))).lines[0]

    assert line.points == Decimal("8.83")


@pytest.mark.parametrize(
    ("taken", "points", "how"),
    [
        ([], "0", "没有扣分"),
        ([2, 3], "-5", "共记扣分 5"),
        ([8, 9], "-10", "共记扣分 17，最多扣 10"),
        ([5, -5], "0", "没有扣分"),
    ],
)
def test_deductions_are_taken_off_up_to_their_cap(taken, points, how):
    known = facts(exam=Decimal(90), deductions=tuple((key, Decimal(each)) for key, each in enumerate(taken)))

    result = score(rules(exam=100, deduction=10), known)

    assert (result.lines[1].points, result.lines[1].how) == (Decimal(points), how)
    assert result.total == 90 + Decimal(points)


def test_a_total_never_falls_below_zero():
    result = score(rules(exam=100, deduction=10), facts(exam=Decimal(3), deductions=((1, Decimal(8)),)))

    assert result.total == 0
    assert result.lines[1].how == "共记扣分 8，最多扣 3"


@pytest.mark.parametrize(
    ("known", "note"),
    [
        ({"rating": Decimal(90)}, "没有结业考试成绩，不定等次。"),
        ({"exam": Decimal(90)}, "没有主管评分，不定等次。"),
        ({}, "没有结业考试成绩，没有主管评分，不定等次。"),
        ({"rating": Decimal(90), "excused": "本轮免修"}, "本轮免修，没有结业考试成绩，不定等次。"),
    ],
)
def test_a_missing_result_is_named_and_never_guessed(known, note):
    result = score(rules(exam=50, supervisor=50), facts(**known))

    assert (result.total, result.note) == (None, note)


def test_a_line_keeps_the_keys_of_what_it_saw():
    known = facts(exam=Decimal(90), attempt=17, rating=Decimal(80), rating_id=5, deductions=((3, Decimal(1)),))

    found = [line.found for line in score(rules(exam=50, supervisor=50, deduction=10), known).lines]

    assert found == [{"enrolment": 7, "attempt": 17}, {"rating": 5}, {"deductions": [3]}]
