"""Figures of a table of marks in which every attempt had every item."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Context, Decimal

from assessments.quizzes.statistics.item_figures import ItemFigures, item_figures, sum_of_weights
from assessments.quizzes.statistics.quiz_figures import QuizFigures, quiz_figures
from assessments.quizzes.statistics.sums import whole

EXACT = Context(prec=80)


@dataclass(frozen=True)
class Analysis:
    quiz: QuizFigures
    items: list[ItemFigures]

    def as_json(self) -> dict:
        return {"quiz": asdict(self.quiz), "items": [asdict(item) for item in self.items]}


def analyse(rows: Sequence[Sequence[Decimal]], most: Sequence[Decimal]) -> Analysis:
    """`rows` are attempts, their columns items; `most` the maximum mark of each item."""
    places = max((_places(mark) for row in [*rows, most] for mark in row), default=0)
    table = [[_units(mark, places) for mark in row] for row in rows]
    columns = [whole([row[place] for row in table]) for place in range(len(most))]
    maxima = [_units(mark, places) for mark in most]
    totals = whole([sum(row) for row in table])
    weights, unit = sum_of_weights(columns, totals), 10**places
    return Analysis(
        quiz_figures(totals, columns, unit),
        [
            item_figures(marks, totals, top, unit, all_most=sum(maxima), all_weights=weights)
            for marks, top in zip(columns, maxima, strict=True)
        ],
    )


def _places(mark: Decimal) -> int:
    exponent = EXACT.normalize(mark).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _units(mark: Decimal, places: int) -> int:
    return int(EXACT.scaleb(mark, places))
