"""What GIFT can hold."""

from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.losing import ABOUT, lost
from assessments.bank.wording import Kind, Wording
from assessments.bank.wording.fields import every_text
from assessments.bank.wording.texts import pictures_in

KINDS = {Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE, Kind.MATCHING, Kind.SHORT_ANSWER, Kind.DESCRIPTION}


def carries(wording: Wording) -> bool:
    """Of gaps only a single number at the end; of written answers only those without a wildcard's exact case."""
    if wording.kind == Kind.GAP:
        one = len(wording.gaps) == 1 and wording.stem.endswith("[[1]]") and not wording.gaps[0].menu
        return one and all(
            answer.is_number and (answer.low is None) == (answer.high is None) for answer in wording.gaps[0].answers
        )
    return wording.kind in KINDS


def losses(wording: Wording) -> list[Fault]:
    gone = [*ABOUT, "score", "shuffle", "case_sensitive", "criteria"]
    pictures = any(pictures_in(text) for text in every_text(wording))
    whole = wording.kind in {Kind.MULTIPLE, Kind.MATCHING} and not wording.partial
    tolerances = wording.kind == Kind.DESCRIPTION and wording.explanation
    return lost(wording, gone, pictures=pictures, all_or_nothing=whole, explanation=bool(tolerances))
