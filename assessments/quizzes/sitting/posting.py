"""Reads what a phone posts: a save as JSON, a file, or the whole exam as a plain form."""

import json
import re
from secrets import token_hex

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from assessments.quizzes.asking.responses import from_form
from assessments.quizzes.files.receiving import MEGABYTE, MOST_BYTES, receive
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import tickets
from assessments.quizzes.sitting.questions import form_shape
from assessments.quizzes.sitting.saving import MAX_BYTES, MAX_SAVE_ID, Refused, hand_in, save
from assessments.quizzes.sitting.sheets import BadSheet, from_text, tidy
from assessments.quizzes.sitting.tickets import Forged, Ticket

MAX_REVISION = 2**31 - 1
MOST_UPLOADED = max(MOST_BYTES.values()) + MEGABYTE  # one file with what a form puts around it
FILE_FIELD = re.compile(r"(slot-([1-9][0-9]{0,3})(?:-[0-9]{1,3})*)\.(photo|voice|file)")


def read_save(request: HttpRequest, attempt_id: int) -> tuple[Ticket, object, int, str]:
    """The same as `read_body`, of a request; what announces itself as too large is not read."""
    announced = request.META.get("CONTENT_LENGTH") or ""
    if announced.isdecimal() and int(announced) > MAX_BYTES:
        raise _too_large()
    return read_body(request.body, attempt_id)


def read_body(posted: bytes, attempt_id: int) -> tuple[Ticket, object, int, str]:
    """The ticket, sheet, base revision and save id of a posted save. Raises Refused before the database is asked."""
    if len(posted) > MAX_BYTES:
        raise _too_large()
    try:
        body = json.loads(posted)
        signed, base, save_id = body["ticket"], body["base"], body["save"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _unreadable() from error
    ticket = _read_ticket(signed, attempt_id)
    if not is_revision(base) or not (
        isinstance(save_id, str) and 0 < len(save_id) <= MAX_SAVE_ID and save_id.isalnum()
    ):
        raise _unreadable()
    return ticket, body.get("answers"), base, save_id


def read_file(request: HttpRequest, attempt_id: int) -> tuple[Ticket, int, str, str, UploadedFile]:
    """The ticket, slot, kind, name and content of a posted file, as `files.receiving.receive` takes them. The ticket stands
    in a header, so that nothing is read for somebody without one. Raises Refused.
    """
    announced = request.META.get("CONTENT_LENGTH") or ""
    if announced.isdecimal() and int(announced) > MOST_UPLOADED:
        raise Refused("too_large", _("文件太大了，没有收。"))
    if not (signed := request.headers.get("X-Exam-Ticket")):
        raise _unreadable()
    ticket = _read_ticket(signed, attempt_id)
    slot, upload = request.POST.get("slot", ""), request.FILES.get("file")
    if not (slot.isdecimal() and len(slot) < 5) or upload is None:
        raise _unreadable()
    return ticket, int(slot), request.POST.get("kind", ""), request.POST.get("name", ""), upload


def take_form(request: HttpRequest, attempt: Attempt, only_to_save: bool) -> list[str]:
    """Saves the posted form or hands it in, files first. Returns why files were not taken, in sentences; then nothing was
    handed in. Raises Refused; after a conflict both sheets have been put together, the posted answers first.
    """
    ticket = _ticket(attempt)
    posted, refusals = _with_files(request, ticket)
    sheet = from_form(posted, ticket.shape)
    base = request.POST.get("base", "")
    take = save if only_to_save or refusals else hand_in
    try:
        take(ticket, sheet, int(base) if base.isdecimal() else -1, token_hex(12))
    except Refused as refused:
        if refused.reason == "conflict":
            save(ticket, refused.answers | sheet, refused.revision, token_hex(12))
        raise
    return refusals


def keep_late_form(request: HttpRequest, attempt: Attempt) -> str:
    """A form that came after handing in: what differs from the counted sheet is kept for review. Returns a sentence about
    that, "" when it says the same.
    """
    ticket = _ticket(attempt)
    sheet = from_form(request.POST, ticket.shape)
    try:
        if tidy(sheet, ticket.shape) != from_text(attempt.answers):
            save(ticket, sheet, attempt.revision, token_hex(12))
    except Refused as refused:
        return refused.message
    except BadSheet:
        pass
    return ""


def _with_files(request: HttpRequest, ticket: Ticket) -> tuple[QueryDict, list[str]]:
    """The posted fields with the names of the files that came along, as the sheet keeps them."""
    posted, refusals = request.POST.copy(), []
    for field, uploads in request.FILES.lists():
        if not (found := FILE_FIELD.fullmatch(field)):
            continue
        name, slot, kind = found.groups()
        for upload in uploads:
            try:
                posted.appendlist(name, receive(ticket, int(slot), kind, token_hex(12), upload).name)
            except Refused as refused:
                refusals.append(refused.message)
    return posted, refusals


def _read_ticket(signed: object, attempt_id: int) -> Ticket:
    try:
        ticket = tickets.read(signed if isinstance(signed, str) else "")
    except Forged as error:
        raise Refused("not_yours", _("这不是你的答卷。请回到“今天”，重新进入考试。")) from error
    if ticket.attempt != attempt_id:
        raise Refused("not_yours", _("这不是你的答卷。请回到“今天”，重新进入考试。"))
    return ticket


def _ticket(attempt: Attempt) -> Ticket:
    return Ticket(attempt.pk, attempt.worker_id, form_shape(attempt.form_id))


def is_revision(base: object) -> bool:
    return isinstance(base, int) and not isinstance(base, bool) and 0 <= base <= MAX_REVISION


def _too_large() -> Refused:
    return Refused("too_large", _("这份答案太大了，没有保存。请刷新这一页再试。"))


def _unreadable() -> Refused:
    return Refused("not_in_paper", _("这份答案和试卷对不上，没有保存。请刷新这一页再试。"))
