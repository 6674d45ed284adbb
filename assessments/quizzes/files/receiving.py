"""Takes in a file of an answer, from a phone that holds the exam ticket."""

import re
from dataclasses import dataclass
from secrets import token_hex

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from assessments.quizzes.exam_time.clock import GRACE, now_us
from assessments.quizzes.files.redrawing import redrawn
from assessments.quizzes.files.signatures import document_type, voice_type
from assessments.quizzes.models import AnswerFile, Attempt
from assessments.quizzes.sitting.saving import Refused
from assessments.quizzes.sitting.shapes import accepted_in
from assessments.quizzes.sitting.tickets import Ticket
from grids import scope

Kind = AnswerFile.Kind
NAME = re.compile(r"[0-9a-f]{24}")
MEGABYTE = 2**20
MOST_BYTES = {Kind.PHOTO: 15 * MEGABYTE, Kind.VOICE: 10 * MEGABYTE, Kind.FILE: 15 * MEGABYTE}
MOST_OF_SLOT = 18  # those that were taken back count, so that nobody fills the disk


@dataclass(frozen=True)
class Kept:
    """A file as it is to be kept."""

    content: bytes
    media_type: str
    extension: str
    kind: str


def receive(
    ticket: Ticket, slot: int, kind: str, name: str, upload: UploadedFile, now: int | None = None
) -> AnswerFile:
    """Keeps a file for this slot (`kind` one of AnswerFile.Kind) under the `name` the phone gave it; the same name again
    gives back what was kept. Raises saving.Refused: not_in_paper, too_large, format, too_many, closed, deadline, not_yours.
    """
    if kind not in accepted_in(ticket.shape, slot) or not NAME.fullmatch(name):
        raise Refused("not_in_paper", _("这道题不收这种文件。请刷新这一页再试。"))
    with scope.whole_tree("the exam ticket names one attempt of one worker"):
        if known := AnswerFile.objects.filter(attempt=ticket.attempt, attempt__worker=ticket.worker, name=name).first():
            return known
        kept = _checked(kind, upload)
        return _store(ticket, slot, name, kept, _title(upload) if kind == Kind.FILE else "", now or now_us())


def _checked(kind: str, upload: UploadedFile) -> Kept:
    if (upload.size or 0) > MOST_BYTES[Kind(kind)]:
        most = MOST_BYTES[Kind(kind)] // MEGABYTE
        raise Refused("too_large", _("文件超过 %(most)s MB，没有收。") % {"most": most})
    content = upload.read()
    if kind in {Kind.PHOTO, Kind.FILE} and (photo := redrawn(content)):
        return Kept(photo, "image/jpeg", "jpg", Kind.PHOTO)
    if kind == Kind.PHOTO:
        raise Refused("format", _("这不是能看的照片，没有收。请用手机直接拍，或者选 JPG、PNG 图片。"))
    if kind == Kind.VOICE:
        if media_type := voice_type(content):
            return Kept(content, media_type, media_type.partition("/")[2], Kind.VOICE)
        raise Refused("format", _("这不是能听的录音，没有收。手机自带的录音都行：M4A、AAC、AMR、MP3、OGG、WAV。"))
    if media_type := document_type(content):
        return Kept(content, media_type, "bin", Kind.FILE)
    raise Refused("format", _("只收 PDF、Word（docx）、Excel（xlsx）和图片，别的没有收。"))


def _store(ticket: Ticket, slot: int, name: str, kept: Kept, title: str, now: int) -> AnswerFile:
    place = storages["private"].save(
        f"answers/{ticket.attempt}/{token_hex(16)}.{kept.extension}", ContentFile(kept.content)
    )
    row = AnswerFile(
        attempt_id=ticket.attempt,
        slot=slot,
        name=name,
        kind=kept.kind,
        media_type=kept.media_type,
        title=title,
        size=len(kept.content),
        content=place,
    )
    try:
        with transaction.atomic():
            _check_open(ticket, slot, now)
            row.save()
    except IntegrityError:  # the same file came twice at the same moment
        storages["private"].delete(place)
        return AnswerFile.objects.get(attempt=ticket.attempt, name=name)
    except Refused:
        storages["private"].delete(place)
        raise
    return row


def _check_open(ticket: Ticket, slot: int, now: int) -> None:
    attempt = Attempt.objects.select_for_update(of=("self",)).filter(pk=ticket.attempt, worker=ticket.worker).first()
    if attempt is None:
        raise Refused("not_yours", _("这不是你的答卷。请回到“今天”，重新进入考试。"))
    if attempt.state != Attempt.State.OPEN:
        raise Refused("closed", _("这份答卷已经交了或者关了，文件没有收。"))
    if attempt.closes_us < now - GRACE:
        raise Refused("deadline", _("时间到了，文件没有收。"))
    if AnswerFile.objects.filter(attempt=attempt, slot=slot).count() >= MOST_OF_SLOT:
        raise Refused("too_many", _("这道题传得太多了，没有再收。"))


def _title(upload: UploadedFile) -> str:
    """The file's own name, without what a file system or a header could misread."""
    return re.sub(r'[\x00-\x1f\x7f"\\/:*?<>|]', "", upload.name or "")[-100:]
