"""Reads what a phone posts: a save as JSON, or the whole exam as a plain form."""

import json
from secrets import token_hex

from django.http import HttpRequest
from django.utils.translation import gettext as _

from assessments.quizzes import tickets
from assessments.quizzes.asking.responses import from_form
from assessments.quizzes.models import Attempt
from assessments.quizzes.questions import form_shape
from assessments.quizzes.saving import MAX_BYTES, MAX_SAVE_ID, Refused, save
from assessments.quizzes.sheets import BadSheet, from_text, tidy
from assessments.quizzes.tickets import Forged, Ticket

MAX_REVISION = 2**31 - 1


def read_save(request: HttpRequest, attempt_id: int) -> tuple[Ticket, object, int, str]:
    """The ticket, sheet, base revision and save id of a posted save. Raises Refused before the database is asked."""
    announced = request.META.get("CONTENT_LENGTH") or ""
    if (announced.isdecimal() and int(announced) > MAX_BYTES) or len(request.body) > MAX_BYTES:
        raise Refused("too_large", _("这份答案太大了，没有保存。请刷新这一页再试。"))
    try:
        body = json.loads(request.body)
        ticket, base, save_id = tickets.read(body["ticket"]), body["base"], body["save"]
    except Forged as error:
        raise Refused("not_yours", _("这不是你的答卷。请回到“今天”，重新进入考试。")) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _unreadable() from error
    if ticket.attempt != attempt_id:
        raise Refused("not_yours", _("这不是你的答卷。请回到“今天”，重新进入考试。"))
    if not _is_revision(base) or not (
        isinstance(save_id, str) and 0 < len(save_id) <= MAX_SAVE_ID and save_id.isalnum()
    ):
        raise _unreadable()
    return ticket, body.get("answers"), base, save_id


def save_form(request: HttpRequest, attempt: Attempt) -> None:
    """Saves the posted form. Raises Refused; after a conflict both sheets have been put together, the posted answers first."""
    ticket = _ticket(attempt)
    sheet = from_form(request.POST, ticket.shape)
    base = request.POST.get("base", "")
    try:
        save(ticket, sheet, int(base) if base.isdecimal() else -1, token_hex(12))
    except Refused as refused:
        if refused.reason == "conflict":
            save(ticket, refused.answers | sheet, refused.revision, token_hex(12))
        raise


def keep_late_form(request: HttpRequest, attempt: Attempt) -> None:
    """A form that came after handing in: what differs from the counted sheet is kept for review."""
    ticket = _ticket(attempt)
    sheet = from_form(request.POST, ticket.shape)
    try:
        if tidy(sheet, ticket.shape) != from_text(attempt.answers):
            save(ticket, sheet, attempt.revision, token_hex(12))
    except (Refused, BadSheet):
        return


def _ticket(attempt: Attempt) -> Ticket:
    return Ticket(attempt.pk, attempt.worker_id, form_shape(attempt.form_id), attempt.closes_us)


def _is_revision(base: object) -> bool:
    return isinstance(base, int) and not isinstance(base, bool) and 0 <= base <= MAX_REVISION


def _unreadable() -> Refused:
    return Refused("not_in_paper", _("这份答案和试卷对不上，没有保存。请刷新这一页再试。"))
