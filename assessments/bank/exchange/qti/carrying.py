"""What QTI can hold."""

import re
from collections.abc import Sequence

from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.losing import ABOUT, lost
from assessments.bank.exchange.qti.writing import identifier
from assessments.bank.exchange.qti.writing_kinds import WRITERS
from assessments.bank.marking.choosing import lefts_of, rights_of
from assessments.bank.marking.writing import limits
from assessments.bank.wording import Answer, Gap, Kind, Pair, Wording
from assessments.bank.wording.texts import gaps_in

NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,12})?", re.ASCII)
STAR = re.compile(r"(?<!\\)\*")
SHUFFLED = {Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE, Kind.MATCHING}
WEIGHED = {Kind.MULTIPLE, Kind.MATCHING}  # kinds where parts that are right can earn their part
TOLD = {Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE}  # kinds whose choices say something when they are chosen


def carries(wording: Wording) -> bool:
    """All that a key marks or a person reads, as far as QTI can name what is accepted: not by wildcards."""
    if wording.kind == Kind.CASE:
        return bool(wording.stem) and all(_fits(part) and _keeps_its_part(part) for part in wording.parts)
    return wording.kind == Kind.DESCRIPTION or _fits(wording)


def _keeps_its_part(wording: Wording) -> bool:
    """What a part of a case would lose cannot be said before the export, so such a case is not taken."""
    several = {Kind.GAP: len(wording.gaps), Kind.HOTSPOT: sum(area.weight > 0 for area in wording.areas)}
    return not wording.partial or wording.kind in WEIGHED or several.get(Kind(wording.kind), 0) > 1


def _fits(wording: Wording) -> bool:
    if wording.kind == Kind.GAP:
        in_order = gaps_in(wording.stem) == list(range(1, len(wording.gaps) + 1))
        return in_order and all(_gap_fits(gap) for gap in wording.gaps)
    if wording.kind == Kind.SHORT_ANSWER:
        return _texts_fit(wording.answers)
    if wording.kind == Kind.MATCHING:
        return wording.pairs == _in_order(wording)
    return wording.kind in WRITERS


def _in_order(wording: Wording) -> tuple[Pair, ...]:
    """As the pairs come back: what belongs to nothing last, and once."""
    lefts = lefts_of(wording)
    used = {pair.match for pair in lefts}
    return (*lefts, *(Pair("", right) for right in rights_of(wording) if right not in used))


def _gap_fits(gap: Gap) -> bool:
    if gap.menu:
        chosen = [answer.text for answer in gap.answers if answer.weight > 0]
        once = len({*gap.menu}) == len(gap.menu) and len({*chosen}) == len(gap.answers)
        return once and {*chosen} <= {*gap.menu}
    if all(answer.is_number for answer in gap.answers):
        return all(_number_fits(answer) for answer in gap.answers) and _first_is_best(gap.answers)
    return _texts_fit(gap.answers)


def _texts_fit(answers: Sequence[Answer]) -> bool:
    known = {answer.text for answer in answers}
    return len(known) == len(answers) and not any(answer.is_number or STAR.search(answer.text) for answer in answers)


def _number_fits(answer: Answer) -> bool:
    if answer.tolerance is not None:
        return bool(NUMBER.fullmatch(answer.text))
    return answer.low is not None and answer.high is not None


def _first_is_best(answers: Sequence[Answer]) -> bool:
    """QTI takes the first range that holds a number, the bank the one that earns most."""
    pairs = [(first, other) for place, first in enumerate(answers) for other in answers[place + 1 :]]
    return not any(first.weight < other.weight and _meet(first, other) for first, other in pairs)


def _meet(one: Answer, other: Answer) -> bool:
    (low, high), (low_of, high_of) = limits(one), limits(other)
    return None in (low, high, low_of, high_of) or (low <= high_of and low_of <= high)  # type: ignore[operator]


def losses(wording: Wording) -> list[Fault]:
    parts = wording.parts or (wording,)
    return lost(
        wording,
        [name for name in ABOUT if name != "language"] + ["topic", "tags"],
        code=bool(wording.code) and not identifier(wording),
        score=wording.kind == Kind.DESCRIPTION and wording.score != 1,
        shuffle=any(not part.shuffle and part.kind not in SHUFFLED for part in parts),
        case_sensitive=any(part.case_sensitive and not _minds_capitals(part) for part in parts),
        criteria=any(part.criteria for part in parts),
        partial=not _keeps_its_part(wording),
        feedback=any(_has_lost_feedback(part) for part in parts),
    )


def _minds_capitals(wording: Wording) -> bool:
    answers = [*wording.answers, *(answer for gap in wording.gaps if not gap.menu for answer in gap.answers)]
    return any(not answer.is_number for answer in answers)


def _has_lost_feedback(wording: Wording) -> bool:
    answers = [*wording.answers, *(answer for gap in wording.gaps for answer in gap.answers)]
    told = any(choice.feedback for choice in wording.choices) and wording.kind not in TOLD
    return told or any(answer.feedback for answer in answers)
