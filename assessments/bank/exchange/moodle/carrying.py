"""What Moodle XML can hold."""

import re

from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.losing import ABOUT, lost
from assessments.bank.exchange.moodle.writing import TYPES, is_number
from assessments.bank.wording import Answer, Kind, Wording

PARTS = {Kind.SINGLE, Kind.MULTIPLE, Kind.SHORT_ANSWER, Kind.GAP}
BRACED = re.compile(r"\{\s*\d*\s*:|____")


def carries(wording: Wording) -> bool:
    if wording.kind == Kind.CASE:
        return bool(wording.stem) and not BRACED.search(wording.stem) and all(_embeds(part) for part in wording.parts)
    if wording.kind == Kind.GAP:
        return is_number(wording) or all(_whole(gap.share) and _fits(gap.answers) for gap in wording.gaps)
    return wording.kind in TYPES


def _embeds(part: Wording) -> bool:
    """One line with one answer."""
    stem = part.stem.removesuffix("[[1]]")
    line = stem.strip() and "\n" not in stem and not BRACED.search(stem.replace("____", "", 1))
    known = part.kind in PARTS and (part.kind != Kind.SHORT_ANSWER or part.answers)
    whole = part.kind == Kind.MULTIPLE and not part.partial
    number = part.kind != Kind.GAP or (is_number(part) and _fits(part.gaps[0].answers))
    return bool(line and known and not whole and number and _whole(part.score))


def _fits(answers: tuple[Answer, ...]) -> bool:
    return all(answer.low is None and answer.high is None for answer in answers)


def _whole(value) -> bool:
    return value == value.to_integral_value()


def losses(wording: Wording) -> list[Fault]:
    gone = [*ABOUT]
    embedded = wording.kind in {Kind.CASE, Kind.GAP} and not is_number(wording)
    whole = wording.kind in {Kind.MULTIPLE, Kind.MATCHING} or (embedded and len(wording.gaps) > 1)
    return lost(
        wording,
        gone,
        all_or_nothing=whole and not wording.partial,
        score=embedded and wording.score != 1,
        criteria=len(wording.criteria) > 1,
    )
