"""What a workbook can hold: pictures lie over the cells of stems, options and explanations, behind their words."""

from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.losing import lost
from assessments.bank.exchange.workbook.laying import over_cells, put_back, taken_out
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
    laid = [text for text in over_cells(wording) if pictures_in(text)]
    return lost(
        wording,
        [],
        pictures=sum(len(pictures_in(text)) for text in every_text(wording))
        > sum(len(pictures_in(text)) for text in laid),
        moved_pictures=any(put_back(*taken_out(text)) != text for text in laid),
        answer_notes=any(answer.feedback for answer in answers),
    )
