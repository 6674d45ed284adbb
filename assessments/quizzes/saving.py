"""Saves an answer sheet in one statement, or says why not."""

from dataclasses import dataclass, field

from django.db import connection
from django.utils.translation import gettext as _

from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.clock import now_us
from assessments.quizzes.models import Attempt, LateSheet
from assessments.quizzes.sheets import BadSheet, from_text, tidy, to_text
from assessments.quizzes.tickets import Ticket
from grids import scope

# The same text on SQLite and PostgreSQL: whole numbers passed in, no casts, no clock of the database.
SAVE = """
UPDATE quizzes_attempt SET answers=%(answers)s, revision=revision+1, save_id=%(save)s, saved_us=%(now)s
WHERE id=%(attempt)s AND worker_id=%(worker)s AND state='open' AND closes_us>=%(now)s AND revision=%(base)s
RETURNING revision
"""
MAX_BYTES = 64 * 1024
MAX_SAVE_ID = 36


@dataclass
class Refused(Exception):
    """The sheet was not taken. `reason` is one of conflict, deadline, closed, not_yours, not_in_paper, too_large.

    For a conflict `revision` and `answers` are what is stored, so that the phone can merge question by question.
    """

    reason: str
    message: str
    revision: int = 0
    answers: dict[str, Given] = field(default_factory=dict)


def save(ticket: Ticket, answers: object, base: int, save_id: str, now: int | None = None) -> int:
    """Replaces the stored sheet and returns the new revision.

    `base` is the revision the phone last knew, `save_id` a random name of this save: the same one again is acknowledged
    again. `now` in microseconds. Raises Refused; a sheet that came too late is kept for review.
    """
    try:
        sheet = to_text(tidy(answers, ticket.shape))
    except BadSheet as error:
        raise Refused("not_in_paper", _("这份答案和试卷对不上，没有保存。请刷新这一页再试。")) from error
    if len(sheet.encode()) > MAX_BYTES:
        raise Refused("too_large", _("这份答案太大了，没有保存。请刷新这一页再试。"))
    now = now_us() if now is None else now
    values: dict[str, str | int] = {
        "answers": sheet,
        "save": save_id,
        "now": now,
        "attempt": ticket.attempt,
        "worker": ticket.worker,
        "base": base,
    }
    with connection.cursor() as cursor:
        cursor.execute(SAVE, values)
        rows = cursor.fetchall()  # SQLite commits when the last row has been fetched
    if rows:
        return rows[0][0]
    return _acknowledge_again_or_refuse(ticket, sheet, save_id, now)


def _acknowledge_again_or_refuse(ticket: Ticket, sheet: str, save_id: str, now: int) -> int:
    with scope.whole_tree("the exam ticket names one attempt of one worker"):
        attempt = Attempt.objects.filter(pk=ticket.attempt, worker=ticket.worker).first()
    if attempt is None:
        raise Refused("not_yours", _("这不是你的答卷。请回到“今天”，重新进入考试。"))
    if save_id and attempt.save_id == save_id:
        return attempt.revision
    if attempt.state != Attempt.State.OPEN:
        _keep(attempt, sheet, save_id, "closed", now)
        raise Refused("closed", _("这份答卷已经交了或者关了，后来的改动没有算进去，另外留了一份备查。"))
    if now > attempt.closes_us:
        _keep(attempt, sheet, save_id, "deadline", now)
        raise Refused("deadline", _("时间到了，这一次没有算进去，另外留了一份备查。先前已保存的都算。"))
    raise Refused(
        "conflict", _("另一部手机也答了这份卷，答案已合在一起。"), attempt.revision, from_text(attempt.answers)
    )


def _keep(attempt: Attempt, sheet: str, save_id: str, reason: str, now: int) -> None:
    late = LateSheet(attempt=attempt, answers=sheet, save_id=save_id, reason=reason, received_us=now)
    LateSheet.objects.bulk_create([late], ignore_conflicts=True)
