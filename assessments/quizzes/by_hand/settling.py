"""When an answer is settled, and what it then earns.

With one marker the first judgement stands. With two (双评) both mark for themselves; when their scores differ by no more than
the tolerance, a percentage of what the question is worth, the mean of both stands. Otherwise a third marks for himself, without
knowing that he is the third (三评), and the mean of his points and the nearer ones of the first two stands; his own when they
are equally far. A ruling on a settled answer (复评) stands alone. Nothing is rounded before the mean is taken.
"""

from collections.abc import Sequence
from decimal import Decimal

from assessments.quizzes.models import Judgement, Paper

Points = dict[str, list[Decimal]]


def standing(judgements: Sequence[Judgement], paper: Paper, maximum: Decimal) -> list[Judgement]:
    """Those whose mean is the mark, none while one more is needed. `judgements` of one answer in the order they were made,
    `maximum` the question's points on the paper.
    """
    rulings = [one for one in judgements if one.kind == Judgement.Kind.RULING]
    if rulings:
        return rulings[-1:]
    independent = [one for one in judgements if one.kind == Judgement.Kind.INDEPENDENT]
    newest = list({one.by_id: one for one in independent}.values())
    if len(newest) < paper.markers or paper.markers == 1:
        return newest[:1] if paper.markers == 1 else []
    first, second, *more = newest
    if agree(first.score, second.score, paper.tolerance, maximum):
        return [first, second]
    return _with_the_third(first, second, more[0]) if more else []


def agree(one: Decimal, other: Decimal, tolerance: int, maximum: Decimal) -> bool:
    """Whether two scores differ by at most `tolerance` percent of `maximum`."""
    return abs(one - other) * 100 <= tolerance * maximum


def mean(judgements: Sequence[Judgement]) -> Points:
    """The mean of the points, line by line, exact where two are taken."""
    given = [one.given for one in judgements]
    return {
        part: [sum(line, Decimal(0)) / len(given) for line in zip(*(one[part] for one in given), strict=True)]
        for part in given[0]
    }


def _with_the_third(first: Judgement, second: Judgement, third: Judgement) -> list[Judgement]:
    to_first, to_second = abs(third.score - first.score), abs(third.score - second.score)
    if to_first == to_second:
        return [third]
    return [first if to_first < to_second else second, third]
