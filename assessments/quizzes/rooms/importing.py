"""Brings in a workbook of sheets: it counts as what the one person typed who brings it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.models import Room, Seat, TypedSheet
from assessments.quizzes.rooms import codes
from assessments.quizzes.rooms.barring import Refused
from assessments.quizzes.rooms.boxes import boxes_of
from assessments.quizzes.rooms.entering import Outcome, enter, questions_of_seat
from assessments.quizzes.rooms.reading import read_sheet
from assessments.quizzes.rooms.workbooks import BETWEEN, BLANK, CODE, SEAT, Rows
from assessments.quizzes.sitting.questions import Question
from people.models import User


@dataclass
class Imported:
    """`counts`: how many sheets came to which outcome; `faults`: (row, sentence). With faults nothing was written."""

    counts: Counter = field(default_factory=Counter)
    faults: list[tuple[int, str]] = field(default_factory=list)

    def of(self, outcome: Outcome) -> int:
        return self.counts[outcome]


class _Faulty(Exception):
    """Takes everything back."""


def import_sheets(room: Room, rows: Rows, by: User) -> Imported:
    """All rows or none. A row this person has brought before, unchanged, is left as it is. Raises PermissionDenied."""
    imported = Imported()
    try:
        with transaction.atomic():
            for row, seat, sheet in _sheets(room, rows, imported):
                try:
                    imported.counts[enter(seat, sheet, by, TypedSheet.Via.WORKBOOK)] += 1
                except Refused as refused:
                    imported.faults.append((row, str(refused)))
            if imported.faults:
                raise _Faulty
    except _Faulty:
        imported.counts.clear()
        imported.faults.sort(key=lambda fault: fault[0])
    return imported


def _sheets(room: Room, rows: Rows, imported: Imported) -> Iterator[tuple[int, Seat, dict[str, Given]]]:
    """The rows that can be read; the others become faults."""
    seats = {seat.code: seat for seat in room.seats.all()}
    seen: dict[str, int] = {}
    for row, cells in rows:
        answers = {head: cell for head, cell in cells.items() if head not in {CODE, SEAT} and cell.strip()}
        if not answers:
            continue
        code = codes.plain(cells.get(CODE, ""))
        if fault := _code_fault(code, seats, seen):
            imported.faults.append((row, fault))
            continue
        seen[code] = row
        seat = seats[code]
        seat.room = room
        sheet, faults = _read(questions_of_seat(seat), answers)
        if faults:
            imported.faults += [(row, fault) for fault in faults]
        else:
            yield row, seat, sheet


def _code_fault(code: str, seats: Mapping[str, Seat], seen: Mapping[str, int]) -> str:
    if not code:
        return _("没有写编码。")
    if code not in seats:
        return _("“%(code)s”不是这个考场的编码，请看看有没有写错。") % {"code": code[:12]}
    if code in seen:
        return _("和第 %(row)s 行是同一个编码。") % {"row": seen[code]}
    return ""


def _read(questions: list[Question], answers: dict[str, str]) -> tuple[dict[str, Given], list[str]]:
    """The sheet, and a sentence for each cell that cannot stand there."""
    if list(answers.values()) == [BLANK]:
        return {}, []
    by_number = {str(question.position): question for question in questions}
    typed: dict[str, str] = {}
    faults = []
    for head, cell in answers.items():
        question = by_number.get(head)
        boxes = boxes_of(question) if question else []
        if not boxes:
            faults.append(_("这张卷没有第 %(head)s 题要答。") % {"head": head[:12]})
            continue
        parts = [cell] if len(boxes) == 1 else cell.replace(";", BETWEEN).split(BETWEEN)
        if len(parts) > len(boxes):
            values = {"head": head, "boxes": len(boxes), "parts": len(parts)}
            faults.append(_("第 %(head)s 题有 %(boxes)s 处要答，这里写了 %(parts)s 处。") % values)
            continue
        typed |= {box.name: part for box, part in zip(boxes, parts, strict=False)}
    entry = read_sheet(questions, typed)
    labels = {box.name: box.label for question in questions for box in boxes_of(question)}
    for name, sentence in entry.faults.items():
        faults.append(_("第 %(label)s 题：%(sentence)s") % {"label": labels[name], "sentence": sentence})
    return entry.sheet, faults
