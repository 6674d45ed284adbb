"""Takes in what one person read off a sheet. Two people do; what they read alike counts at once."""

from enum import Enum

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.models import Ruling, Seat, TypedSheet
from assessments.quizzes.rooms import rules
from assessments.quizzes.rooms.barring import Refused
from assessments.quizzes.rooms.comparing import differing, sheet_of, standing_sheets
from assessments.quizzes.rooms.settling import check, locked, settle
from assessments.quizzes.rules import sits_too
from assessments.quizzes.sitting.questions import Question, form_shape, shown_by
from assessments.quizzes.sitting.sheets import tidy, to_text
from ledger.auditing import record
from people.models import User

Via = TypedSheet.Via


class Outcome(Enum):
    FIRST = "first"  # somebody else types it once more
    SETTLED = "settled"
    DIFFERENT = "different"  # somebody decides from the paper
    KNOWN = "known"  # the same person has typed the same before


def questions_of_seat(seat: Seat) -> list[Question]:
    """As printed. `seat.room` loaded."""
    return shown_by(seat.form_id, seat.room.seed)


@transaction.atomic
def enter(seat: Seat, sheet: dict[str, Given], by: User, via: str = Via.KEYS) -> Outcome:
    """`sheet` as `reading` gives it. Before somebody else has typed, one may type anew: the last counts.

    Raises PermissionDenied, and Refused with the reason; then nothing is written.
    """
    seat = locked(seat)
    if not rules.may_run(by, seat.room.grid.path) or sits_too(by, seat.room.step.round):
        raise PermissionDenied
    sheet = tidy(sheet, form_shape(seat.form_id))
    typed = standing_sheets(seat)
    own = next((row for row in typed if row.by_id == by.pk), None)
    if own and not differing(sheet_of(own), sheet):
        return Outcome.KNOWN
    check(seat)
    if len(typed) == 2:
        raise Refused(_("这张已经有两个人录过，要看着纸定。"))
    TypedSheet.objects.create(seat=seat, by=by, via=via, answers=to_text(sheet))
    record(by, "paper sheet typed", seat, path=seat.room.grid.path, room=seat.room_id, seat=seat.number, via=str(via))
    other = next((row for row in typed if row.by_id != by.pk), None)
    if other is None:
        return Outcome.FIRST
    if differing(sheet_of(other), sheet):
        return Outcome.DIFFERENT
    settle(seat, sheet_of(other), by)
    return Outcome.SETTLED


@transaction.atomic
def decide(seat: Seat, chosen: dict[str, Given], by: User) -> None:
    """Where two typings differ: `chosen` holds what stands on the paper for every slot in which they do ("" for nothing).

    Raises PermissionDenied, and Refused with the reason; then nothing is written.
    """
    seat = locked(seat)
    if not rules.may_run(by, seat.room.grid.path) or sits_too(by, seat.room.step.round):
        raise PermissionDenied
    check(seat)
    typed = [sheet_of(row) for row in standing_sheets(seat)]
    if len(typed) != 2:
        raise Refused(_("还没有两个人录过这张。"))
    open_slots = differing(*typed)
    if set(chosen) != set(open_slots):
        raise Refused(_("还有没有定的题，请逐题定。"))
    sheet = tidy(typed[0] | chosen, form_shape(seat.form_id))
    Ruling.objects.create(seat=seat, by=by, answers=to_text(sheet))
    record(by, "paper sheet decided", seat, path=seat.room.grid.path, room=seat.room_id, seat=seat.number)
    settle(seat, sheet, by)
