"""What a workbook can hold: all but pictures."""

from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.losing import lost
from assessments.bank.wording import Kind, Wording
from assessments.bank.wording.fields import every_text
from assessments.bank.wording.texts import pictures_in


def carries(wording: Wording) -> bool:
    """Places on a picture cannot be written down; the parts of a case are rows as well."""
    return wording.kind != Kind.HOTSPOT and all(carries(part) for part in wording.parts)


def losses(wording: Wording) -> list[Fault]:
    answers = [*wording.answers, *(answer for gap in wording.gaps for answer in gap.answers)]
    answers += [answer for part in wording.parts for gap in part.gaps for answer in gap.answers]
    answers += [answer for part in wording.parts for answer in part.answers]
    return lost(
        wording,
        [],
        pictures=any(pictures_in(text) for text in every_text(wording)),
        answer_notes=any(answer.feedback for answer in answers),
    )
