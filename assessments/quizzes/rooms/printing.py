"""Sets what is printed for a room as PDF: A4, the Song face of the certificates, nothing fetched from outside. Papers and key
are kept nowhere; the answer sheets, a page a seat, are kept until the room ends.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from assessments.bank.models import ItemPicture, ItemVersion
from assessments.bank.pictures import in_page
from assessments.quizzes.asking.asked import Asked
from assessments.quizzes.models import Room, Seat
from assessments.quizzes.rooms import keeping, rules
from assessments.quizzes.rooms.boxes import Box, boxes_of, in_columns
from assessments.quizzes.rooms.keys import key_of
from assessments.quizzes.rooms.labels import labels_of
from assessments.quizzes.rules import sits_too
from assessments.quizzes.sitting.questions import Question, shown_by
from grids import scope
from ledger.auditing import record
from ledger.jobs import Progress
from people.models import User
from people.slips.paper import OwnFaces

SHEET = Path(__file__).with_name("paper.css")
PAPERS, SHEETS, KEY, SEATS = "papers", "sheets", "key", "seats"
SECRET = {PAPERS, KEY}
STEP = 5  # sheets, after which a job tells how far it is


def document(room: Room, what: str, by: User) -> bytes:
    """The PDF of one of the four; every look at papers or key is recorded. The sheets have to be set before (`tasks.start`).

    Raises PermissionDenied, FileNotFoundError.
    """
    if not rules.may_run(by, room.grid.path) or sits_too(by, room.step.round):
        raise PermissionDenied
    content = (
        keeping.kept(room) if what == SHEETS else _set(what, {"room": room, "step": room.step} | CONTEXTS[what](room))
    )
    record(
        by,
        "paper exam looked at" if what in SECRET else "room lists printed",
        room,
        path=room.grid.path,
        what=what,
    )
    return content


def set_sheets(room: Room, progress: Progress) -> int:
    """Sets the answer sheets anew and replaces the earlier document; the number of sheets."""
    context = {"room": room, "step": room.step} | _sheets(room)
    count = len(context["parts"])
    progress.expect(count)
    content = _set(SHEETS, context, lambda done: progress.reached(done) if done % STEP == 0 or done == count else None)
    keeping.keep(room, content)
    return count


def _papers(room: Room) -> dict:
    """Each form once, with how many copies it takes."""
    seats = _seats(room)
    labels = labels_of(seats)
    return {
        "parts": [
            {
                "label": label,
                "copies": sum(seat.form_id == form for seat in seats),
                "questions": [(one, _asked(one)) for one in with_pictures(shown_by(form, room.seed))],
                "max_score": next(seat.form.max_score for seat in seats if seat.form_id == form),
            }
            for form, label in labels.items()
        ]
    }


def _sheets(room: Room) -> dict:
    seats = _seats(room)
    labels = labels_of(seats)
    columns = {form: in_columns(shown_by(form, room.seed)) for form in labels}
    parts = {
        form: [[box for question in part for box in boxes_of(question)] for part in both]
        for form, both in columns.items()
    }
    shown = {form: (_thirds(choosing), writing) for form, (choosing, writing) in parts.items()}
    return {"parts": [(seat, labels[seat.form_id], *shown[seat.form_id]) for seat in seats]}


def _thirds(boxes: list[Box]) -> list[list[Box]]:
    """Side by side in three columns; the PDF engine would lay out each sheet several times to balance them itself."""
    height = -(-len(boxes) // 3)
    return [boxes[start : start + height] for start in range(0, len(boxes), height)] if boxes else []


def _key(room: Room) -> dict:
    seats = _seats(room)
    return {
        "parts": [
            (label, [(question, key_of(question)) for question in shown_by(form, room.seed) if not question.only_says])
            for form, label in labels_of(seats).items()
        ]
    }


def _seat_list(room: Room) -> dict:
    seats = _seats(room)
    labels = labels_of(seats)
    rows = [(seat, labels[seat.form_id]) for seat in seats]
    return {
        "parts": [rows],
        "plan": [rows[start : start + room.columns] for start in range(0, len(rows), room.columns)],
        "counts": [(label, sum(seat.form_id == form for seat in seats)) for form, label in labels.items()],
    }


CONTEXTS: dict[str, Callable[[Room], dict]] = {PAPERS: _papers, KEY: _key, SEATS: _seat_list}


def _seats(room: Room) -> list[Seat]:
    return list(room.seats.select_related("enrolment__worker", "enrolment__grid", "form").order_by("number"))


def with_pictures(questions: Iterable[Question]) -> list[Question]:
    """The questions with their pictures in the page itself; two queries."""
    asked = list(questions)
    with scope.whole_tree("pictures of the questions of a form"):
        versions = {question.version_id for question in asked if question.sources}
        items = dict(ItemVersion.objects.filter(pk__in=versions).values_list("pk", "item_id"))
        kept: dict[int, dict[str, bytes]] = {}
        for item, name, content in ItemPicture.objects.filter(item__in=items.values()).values_list(
            "item", "name", "content"
        ):
            kept.setdefault(item, {})[name] = bytes(content)
    return [replace(one, sources=in_page(_used(one, kept.get(items.get(one.version_id, 0), {})))) for one in asked]


def _used(question: Question, files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name in question.sources}


def _asked(question: Question) -> Asked:
    return Asked(f"slot-{question.slot}", question.shown, "", question.sources)


def _set(what: str, context: dict, reached: Callable[[int], None] = lambda done: None) -> bytes:
    """Each part is a document of its own, so that its pages are counted by themselves; `reached` hears how many are done."""
    configuration = FontConfiguration()
    style = CSS(string=SHEET.read_text(), font_config=configuration, url_fetcher=OwnFaces())
    fetcher = URLFetcher(allowed_protocols=["data"])
    documents: list[Document] = []
    with translation.override(settings.LANGUAGE_CODE):  # of the office, whatever who prints it reads
        for done, part in enumerate(context["parts"], 1):
            text = render_to_string(f"quizzes/rooms/paper/{what}.html", context | {"part": part})
            html = HTML(string=text, url_fetcher=fetcher)
            documents.append(html.render(font_config=configuration, stylesheets=[style]))
            reached(done)
    return documents[0].copy([page for document in documents for page in document.pages]).write_pdf()
