"""Brings in an answer file: into the paper while it is open, to be looked at afterwards."""

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.quizzes.answer_files import sealing
from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.exam_time.clock import GRACE, now_us
from assessments.quizzes.models import Attempt, BroughtSheet, LateSheet
from assessments.quizzes.sitting import saving, tickets
from assessments.quizzes.sitting.posting import is_revision
from assessments.quizzes.sitting.sheets import BadSheet, from_text, tidy
from assessments.quizzes.sitting.tickets import Ticket
from courses.rounds.models import Round
from ledger.auditing import record
from people.models import User

Outcome = BroughtSheet.Outcome
Sheet = dict[str, Given]
FILE = "file"  # why a sheet lies with those to be looked at; also the end of its name there


class Refused(ValueError):
    """The file was not taken; the message says why, and what to do."""


def bring_in(text: str, round: Round, by: User, now: int | None = None) -> tuple[Attempt, BroughtSheet, bool]:
    """The attempt, what became of the file, and whether it had been brought in before. Raises Refused.

    While the paper is open the file is saved like any sheet; what was also changed elsewhere since stays as it is there, and
    the file lies with the sheets to be looked at. After that it only lies there.
    """
    now = now_us() if now is None else now
    attempt, ticket, content = _opened(text, round)
    if known := attempt.brought_sheets.filter(save_id=content["save"]).first():
        return attempt, known, True
    with transaction.atomic():
        try:
            outcome = _taken(attempt, ticket, content, now)
            sheet = saving.checked(ticket, content["answers"])
        except saving.Refused as refused:
            raise Refused(refused.message) from refused
        brought = BroughtSheet.objects.create(
            attempt=attempt, save_id=content["save"], answers=sheet, outcome=outcome, by=by
        )
        record(by, "answer_file.import", attempt, path=attempt.grid.path, outcome=str(outcome))
    return attempt, brought, False


def _opened(text: str, round: Round) -> tuple[Attempt, Ticket, dict]:
    try:
        attempts = Attempt.objects.filter(enrolment__round=round).select_related("worker", "grid")
        attempt = attempts.filter(pk=sealing.attempt_of(text)).first()
        if attempt is None:
            raise Refused(_("这份答案不是这一轮的。请从考生那一轮的页面导入。"))
        content = sealing.unseal(text)
        ticket = tickets.read(content["ticket"])
        if (ticket.attempt, ticket.worker) != (attempt.pk, attempt.worker_id) or not _is_whole(content, ticket):
            raise sealing.Damaged
    except sealing.Unreadable as error:
        raise Refused(_("这不是答案文件。要导入的是考试页面上“存成答案文件”存下的那一个。")) from error
    except (sealing.Damaged, tickets.Forged, KeyError, TypeError) as error:
        raise Refused(
            _("这个文件不完整，或者被改动过，没有导入。请考生回到考试页面再存一次，整个文件发过来。")
        ) from error
    return attempt, ticket, content


def _is_whole(content: dict, ticket: Ticket) -> bool:
    save_id, base = content["save"], content["base"]
    try:
        for sheet in ("answers", "agreed", "sent"):
            content[sheet] = tidy(content[sheet], ticket.shape)
    except BadSheet:
        return False
    return isinstance(save_id, str) and save_id.isalnum() and len(save_id) == 24 and is_revision(base)


def _taken(attempt: Attempt, ticket: Ticket, content: dict, now: int) -> str:
    if from_text(attempt.answers) == content["answers"]:
        return Outcome.SAME
    if attempt.state != Attempt.State.OPEN or attempt.closes_us < now - GRACE:
        _keep(attempt, ticket, content, now)
        return Outcome.KEPT
    try:
        saving.save(ticket, content["answers"], content["base"], content["save"], now)
    except saving.Refused as refused:
        if refused.reason != "conflict":
            raise
        return _merged(attempt, ticket, content, refused, now)
    return Outcome.SAVED


def _merged(attempt: Attempt, ticket: Ticket, content: dict, refused: saving.Refused, now: int) -> str:
    agreed, mine, theirs, sent = content["agreed"], content["answers"], refused.answers, content["sent"]
    changed = {slot for slot in agreed | mine if agreed.get(slot) != mine.get(slot)}
    disputed = {
        slot for slot in changed if theirs.get(slot) not in (agreed.get(slot), mine.get(slot), sent.get(slot, None))
    }
    merged = theirs | {slot: mine.get(slot, "") for slot in changed - disputed}
    saving.save(ticket, merged, refused.revision, content["save"], now)
    if not disputed:
        return Outcome.SAVED
    _keep(attempt, ticket, content, now)
    return Outcome.PARTLY


def _keep(attempt: Attempt, ticket: Ticket, content: dict, now: int) -> None:
    LateSheet.objects.create(
        attempt=attempt,
        answers=saving.checked(ticket, content["answers"]),
        save_id=content["save"] + FILE,
        reason=FILE,
        received_us=now,
    )
