"""Saves an answer sheet, or hands it in, in one statement, or says why not."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.exam_time.clock import GRACE, now_us
from assessments.quizzes.models import Attempt, LateSheet
from assessments.quizzes.sitting.sheets import BadSheet, from_text, tidy, to_text
from assessments.quizzes.sitting.tickets import Ticket
from grids import prepared, scope

# The same text on SQLite and PostgreSQL: whole numbers passed in, no casts, no clock of the database.
WRITE = """
UPDATE quizzes_attempt SET answers=%(answers)s, revision=revision+1, save_id=%(save)s, saved_us=%(now)s{}
WHERE id=%(attempt)s AND worker_id=%(worker)s AND state='open' AND closes_us>=%(due)s AND revision=%(base)s
RETURNING revision, closes_us
"""
SAVE = WRITE.format("")
HAND_IN = WRITE.format(", state='submitted', submitted_us=CASE WHEN closes_us<%(now)s THEN closes_us ELSE %(now)s END")
MAX_BYTES = 64 * 1024
MAX_SAVE_ID = 36
IN_TIME = "conflict"  # why a sheet of two phones that met in time was kept: it is not late
AGAIN = "-again"  # no name that a phone gives


class Saved(NamedTuple):
    """What is acknowledged: it is in the database. `closes_us` as it is now, for somebody may have been given more time."""

    revision: int
    closes_us: int


@dataclass
class Refused(Exception):
    """The sheet was not taken. `reason` is one of conflict, deadline, closed, not_yours, not_in_paper, too_large.

    For a conflict `revision` and `answers` are what is stored, so that the phone can merge question by question.
    """

    reason: str
    message: str
    revision: int = 0
    answers: dict[str, Given] = field(default_factory=dict)


def save(ticket: Ticket, answers: object, base: int, save_id: str, now: int | None = None) -> Saved:
    """Replaces the stored sheet.

    `base` is the revision the phone last knew, `save_id` a random name of this save: the same one again is acknowledged
    again. `now` in microseconds. Raises Refused; a sheet that came too late is kept for review.
    """
    return _write(SAVE, ticket, answers, base, save_id, now)


def hand_in(ticket: Ticket, answers: object, base: int, save_id: str, now: int | None = None) -> Saved:
    """The same, and the paper is handed in with this sheet. Marking comes later, see `marking.by_key.mark_handed_in`."""
    return _write(HAND_IN, ticket, answers, base, save_id, now)


def checked(ticket: Ticket, answers: object) -> str:
    """The sheet as it is stored. Raises Refused before the database is asked."""
    try:
        sheet = to_text(tidy(answers, ticket.shape))
    except BadSheet as error:
        raise Refused("not_in_paper", _("这份答案和试卷对不上，没有保存。请刷新这一页再试。")) from error
    if len(sheet.encode()) > MAX_BYTES:
        raise Refused("too_large", _("这份答案太大了，没有保存。请刷新这一页再试。"))
    return sheet


def refusal(statement: str, ticket: Ticket, sheet: str, save_id: str, now: int) -> Saved:
    """Why the statement changed nothing: raises Refused, and keeps what came too late. What it had done under this
    `save_id` before is acknowledged again.
    """
    with scope.whole_tree("the exam ticket names one attempt of one worker"):
        attempt = Attempt.objects.filter(pk=ticket.attempt, worker=ticket.worker).first()
    if attempt is None:
        raise Refused("not_yours", _("这不是你的答卷。请回到“今天”，重新进入考试。"))
    handed_in = attempt.state == Attempt.State.SUBMITTED
    if attempt.save_id == save_id and (handed_in or statement == SAVE):
        return Saved(attempt.revision, attempt.closes_us)
    if attempt.state != Attempt.State.OPEN:
        _keep(attempt, sheet, save_id, "closed", now)
        raise Refused("closed", _("这份答卷已经交了或者关了，后来的改动没有算进去，另外留了一份备查。"))
    if attempt.closes_us < now - GRACE:
        _keep(attempt, sheet, save_id, "deadline", now)
        raise Refused("deadline", _("时间到了，这一次没有算进去，另外留了一份备查。先前已保存的都算。"))
    # One may replace the other later on; they are not late, see `late.queue`.
    for known, name in ((sheet, save_id), (attempt.answers, attempt.save_id)):
        _keep(attempt, known, name, IN_TIME, now)
    raise Refused(
        "conflict", _("另一部手机也答了这份卷，答案已合在一起。"), attempt.revision, from_text(attempt.answers)
    )


def values_of(ticket: Ticket, sheet: str, base: int, save_id: str, now: int) -> dict[str, str | int]:
    """What SAVE and HAND_IN take."""
    return {
        "answers": sheet,
        "save": save_id,
        "now": now,
        "due": now - GRACE,
        "attempt": ticket.attempt,
        "worker": ticket.worker,
        "base": base,
    }


def _write(statement: str, ticket: Ticket, answers: object, base: int, save_id: str, now: int | None) -> Saved:
    sheet = checked(ticket, answers)
    now = now_us() if now is None else now
    with prepared.cursor() as cursor:
        cursor.execute(statement, values_of(ticket, sheet, base, save_id, now))
        rows = cursor.fetchall()  # SQLite commits when the last row has been fetched
    return Saved(*rows[0]) if rows else refusal(statement, ticket, sheet, save_id, now)


def _keep(attempt: Attempt, sheet: str, save_id: str, reason: str, now: int) -> None:
    if reason != IN_TIME and attempt.late_sheets.filter(save_id=save_id, reason=IN_TIME).exists():
        # It had met another phone's in time, nobody heard of it, and it has come again: now somebody has to look at it.
        save_id = save_id[: MAX_SAVE_ID - len(AGAIN)] + AGAIN
    late = LateSheet(attempt=attempt, answers=sheet, save_id=save_id, reason=reason, received_us=now)
    LateSheet.objects.bulk_create([late], ignore_conflicts=True)
