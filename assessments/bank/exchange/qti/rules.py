"""What an item's score is made of: a sum of terms, each the outcome of a published rule for one response or several."""

from dataclasses import dataclass
from fractions import Fraction

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True)
class Correct:
    """1 when each of the responses is its correct one (template match_correct)."""

    responses: tuple[str, ...]


@dataclass(frozen=True)
class OfOne:
    response: str

    @property
    def responses(self) -> tuple[str, ...]:
        return (self.response,)


@dataclass(frozen=True)
class Mapped(OfOne):
    """What the mapping of the response gives (template map_response)."""


@dataclass(frozen=True)
class Pointed(OfOne):
    """What the area mapping of the response gives (template map_response_point)."""


@dataclass(frozen=True)
class Range:
    """Numbers from `low` to `high`, both included, and what they earn. `middle` and `tolerance` when written so."""

    low: Fraction
    high: Fraction
    earns: Fraction = ONE
    middle: str = ""
    tolerance: Fraction | None = None


@dataclass(frozen=True)
class Within(OfOne):
    """What the first range earns that holds the number (operators equal, gte and lte)."""

    ranges: tuple[Range, ...]


@dataclass(frozen=True)
class AtLeast:
    """1 when the sum reaches the limit (operator gte). The sum has no such term itself: it would grow beyond all bounds."""

    total: "Score"
    least: Fraction

    @property
    def responses(self) -> tuple[str, ...]:
        return self.total.responses


Term = Correct | Mapped | Pointed | Within | AtLeast


@dataclass(frozen=True)
class Score:
    """The constant and each term times its factor."""

    constant: Fraction = ZERO
    factors: tuple[tuple[Term, Fraction], ...] = ()

    @property
    def responses(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for term, _factor in self.factors for name in term.responses))

    def __add__(self, other: "Score") -> "Score":
        factors = dict(self.factors)
        for term, factor in other.factors:
            factors[term] = factors.get(term, ZERO) + factor
        return Score(self.constant + other.constant, tuple((term, one) for term, one in factors.items() if one))

    def times(self, factor: Fraction) -> "Score":
        return Score(self.constant * factor, tuple((term, one * factor) for term, one in self.factors if factor))

    def __sub__(self, other: "Score") -> "Score":
        return self + other.times(-ONE)

    def unanswered(self, response: str) -> "Score":
        """What it is when there is no such response: a term of it is 0."""
        result = Score(self.constant)
        for term, factor in self.factors:
            if response not in term.responses:
                result += one_of(term, factor)
            elif isinstance(term, AtLeast):
                result += at_least(term.total.unanswered(response), term.least).times(factor)
        return result


def one_of(term: Term, factor: Fraction = ONE) -> Score:
    return Score(factors=((term, factor),))


def at_least(total: Score, least: Fraction) -> Score:
    if not total.factors:
        return Score(Fraction(total.constant >= least))
    return one_of(AtLeast(total, least))
