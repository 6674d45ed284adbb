"""Files of an answer as a page shows them, and as they are sent."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from assessments.quizzes.models import AnswerFile, Attempt

RANGE = re.compile(r"bytes=(\d*)-(\d*)")
Files = Mapping[str, "ShownFile"]  # by the name that sheets use


@dataclass(frozen=True)
class Note:
    """A remark on a place of a photograph, in percent of its width and height as SVG takes them; a point is 0 wide and high."""

    number: int
    left: str
    top: str
    width: str
    height: str
    text: str

    @property
    def is_point(self) -> bool:
        return self.width == self.height == "0%"


@dataclass(frozen=True)
class ShownFile:
    """`address` is empty once the file has been removed."""

    name: str
    kind: str
    label: str
    title: str
    size: int
    address: str
    notes: tuple[Note, ...] = ()


def for_owner(attempt: Attempt) -> dict[str, ShownFile]:
    """The attempt's files with the addresses at which its worker sees them."""
    rows = AnswerFile.objects.filter(attempt=attempt)
    return _shown(rows, lambda row: reverse("answer_file", args=[attempt.pk, row.name]))


def for_marker(attempt: Attempt, slot: int) -> dict[str, ShownFile]:
    """The files of one slot with the addresses at which a marker sees them."""
    rows = AnswerFile.objects.filter(attempt=attempt, slot=slot)
    return _shown(rows, lambda row: reverse("marking_file", args=[row.pk]))


def _shown(rows: Iterable[AnswerFile], address: Callable[[AnswerFile], str]) -> dict[str, ShownFile]:
    return {
        row.name: ShownFile(
            row.name, row.kind, str(row.get_kind_display()), row.title, row.size, address(row) if row.content else ""
        )
        for row in rows
    }


def sent(file: AnswerFile, request: HttpRequest) -> HttpResponse:
    """The file itself; a part of it when the browser asks for one, as Safari does of a recording. Documents are saved, never
    opened in the page. Raises Http404 when it has been removed.
    """
    if not file.content or not storages["private"].exists(file.content):
        raise Http404
    with storages["private"].open(file.content) as opened:
        content = opened.read()
    response = _part(content, request.headers.get("Range", "")) or HttpResponse(content)
    response["Content-Type"] = file.media_type
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, max-age=3600"
    if header := content_disposition_header(file.kind == AnswerFile.Kind.FILE, file.title):
        response["Content-Disposition"] = header
    return response


def _part(content: bytes, asked: str) -> HttpResponse | None:
    found = RANGE.fullmatch(asked)
    if not found or not any(found.groups()):
        return None
    first, last = found.groups()
    start = int(first) if first else max(0, len(content) - int(last))
    end = min(int(last) if first and last else len(content) - 1, len(content) - 1)
    if start > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    headers = {"Content-Range": f"bytes {start}-{end}/{len(content)}"}
    return HttpResponse(content[start : end + 1], status=206, headers=headers)
