"""The published rules of an item as the bank keeps a key: what each response earns of the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext_noop

from assessments.bank.exchange.numbers import SEVEN_PLACES
from assessments.bank.exchange.qti.expressions import Unknown
from assessments.bank.exchange.qti.marking import check_key
from assessments.bank.exchange.qti.reaching import most_of, most_of_term
from assessments.bank.exchange.qti.rules import ONE, AtLeast, Correct, Mapped, Score, Term
from assessments.bank.exchange.qti.texts import Texts
from assessments.bank.exchange.qti.variables import Map
from assessments.bank.wording.parts import equal_share

NEAR, NEARER = Fraction(1, 10_000), Decimal("0.000002")
FOUR_PLACES = Decimal("0.0001")


@dataclass(frozen=True)
class Key:
    """`terms`: the rule for each response, and its factor. `together`: all have to be fully right, or nothing is earned.
    `points`: what all of them earn in the item's own points, 0 where nothing marks them.
    """

    terms: Mapping[str, tuple[Term, Fraction]]
    together: bool
    points: Fraction

    def term(self, response: str) -> Term | None:
        return self.terms[response][0] if response in self.terms else None


def key_for(responses: Sequence[str], text: Texts) -> Key:
    """The key of these responses, when nothing else has a part in it. Raises BadItem."""
    names = tuple(responses)
    if names not in text.keys:
        text.keys[names] = _key(names, text)
    return text.keys[names]


def _key(responses: tuple[str, ...], text: Texts) -> Key:
    score = _score(responses, text)
    if score.constant:
        raise text.item.place.bad(gettext_noop("“%(title)s”不答或答错也要加分或扣分，这里表达不了。"))
    own = tuple(pair for pair in score.factors if set(pair[0].responses) & set(responses))
    if any(set(term.responses) - set(responses) or factor < 0 for term, factor in own):
        raise text.item.place.bad(gettext_noop("“%(title)s”把几个小题合在一起给分，这里没有对应的题型。"))
    for term, _factor in own:
        check_key(text.item, term)
    if len(own) == 1 and isinstance(own[0][0], AtLeast | Correct) and len(own[0][0].responses) == len(responses):
        return _together(*own[0], text)
    if any(isinstance(term, AtLeast) or len(term.responses) > 1 for term, _factor in own):
        raise text.item.place.bad(gettext_noop("“%(title)s”把几个小题合在一起给分，这里没有对应的题型。"))
    terms = {term.responses[0]: (term, factor) for term, factor in own}
    points = sum((factor * whole_of(term, text) for term, factor in terms.values()), Fraction(0))
    return Key(terms, together=False, points=points)


def _score(responses: Sequence[str], text: Texts) -> Score:
    """The rules of the item. Where it has none, what it declares correct counts."""
    score = text.item.score
    if isinstance(score, Unknown):
        raise text.item.place.bad(
            gettext_noop("“%(title)s”的评分规则里有 %(rule)s，不在公布的模板之内，没有读。"), rule=score.rule
        )
    if score is not None:
        return score
    known = [name for name in responses if name in text.item.responses and text.item.responses[name].correct]
    if known:
        text.leave(gettext_noop("文件里没有评分规则，按标准答案评分。"))
    return Score(factors=tuple((Correct((name,)), ONE) for name in known))


def _together(term: Term, factor: Fraction, text: Texts) -> Key:
    """All or nothing: each correct, or the sum of what they earn the most there is."""
    if isinstance(term, Correct):
        return Key({name: (Correct((name,)), ONE) for name in term.responses}, together=True, points=factor)
    assert isinstance(term, AtLeast)  # noqa: S101  by the caller
    if abs(term.least - most_of(text.item, term.total)) > NEAR * abs(term.least):
        raise text.item.place.bad(gettext_noop("“%(title)s”得到一部分分数就算对，这里没有对应的题型。"))
    terms = {inner.responses[0]: (inner, times) for inner, times in term.total.factors if len(inner.responses) == 1}
    return Key(terms, together=True, points=factor)


def whole_of(term: Term, text: Texts) -> Fraction:
    """What a rule gives at most. A third, a third and a third make one when the mapping says that one is the most."""
    most = most_of_term(text.item, term)
    mapping = text.item.responses[term.responses[0]].mapping if isinstance(term, Mapped) else None
    if mapping and mapping.upper and abs(mapping.upper - most) <= NEAR * mapping.upper:
        return mapping.upper
    return most


def check_bounds(mapping: Map, positive: Fraction, whole: Fraction, negative: bool, text: Texts) -> None:
    """The bank adds up, and never gives less than 0. Raises BadItem for bounds that mean anything else."""
    if (mapping.lower or 0) > 0 or abs(positive - whole) > NEAR * whole:
        raise text.item.place.bad(
            gettext_noop("“%(title)s”的得分有上下限或只能选几个，和各项相加不一样，这里表达不了。")
        )
    if negative and mapping.lower is None:
        text.leave(gettext_noop("原来的得分可以是负的，这里最低是 0 分。"))


def share(value: Fraction, whole: Fraction) -> Decimal:
    """A part of the whole, in seven places."""
    part = value / whole if whole else Fraction(0)
    return (Decimal(part.numerator) / Decimal(part.denominator)).quantize(SEVEN_PLACES).normalize() + 0


def shares(values: Sequence[Fraction], whole: Fraction) -> list[Decimal]:
    """Parts of the whole; those that are alike but for the last place are the same."""
    parts = [share(value, whole) for value in values]
    even = equal_share(sum(part > 0 for part in parts))
    alike = all(abs(part - even) <= NEARER for part in parts if part > 0)
    return [even if alike and part > 0 else part for part in parts]


def points_of(value: Fraction) -> Decimal:
    """The bank's score, 1 where nothing is known."""
    points = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(FOUR_PLACES).normalize() + 0
    return points if points > 0 else Decimal(1)
