"""The paper of an attempt that has just begun: nothing is on it yet, so most of the page is the same for all who sit."""

import re
from types import SimpleNamespace

from django.core.cache import caches
from django.template.loader import get_template
from django.utils.timezone import localtime
from django.utils.translation import get_language

from assessments.quizzes.answer_files.sealing import key_of
from assessments.quizzes.exam_time.clock import now_us, to_datetime
from assessments.quizzes.models import Attempt
from assessments.quizzes.rendering.asked import sheet
from assessments.quizzes.sitting.shapes import UPLOADS
from assessments.quizzes.sitting.tickets import Ticket, sign
from courses.rounds.steps import step_in_round
from grids import prepared

COLUMNS = ("form_id", "seed", "opened_us", "closes_us", "open_book", "step_key")
FIND = f"""
SELECT {", ".join(f"a.{column}" for column in COLUMNS)}, e.round_id, w.user_id FROM quizzes_attempt a
JOIN rounds_enrolment e ON e.id=a.enrolment_id JOIN people_worker w ON w.id=a.worker_id
WHERE a.id=%s AND a.worker_id=%s AND a.state='open' AND a.revision=0 AND a.closes_us>%s
"""  # noqa: S608  our own words
# What differs from person to person, as signs that no text holds; in addresses a number has to stand for the attempt.
ATTEMPT = 2**61 + 977
SIGNS = {
    name: chr(0xE030 + number) for number, name in enumerate(("person", "opened", "ticket", "key", "left", "csrf"))
}
QUESTIONS, CELLS = "\ue03a", "\ue03b"
HOLES = re.compile(f"({ATTEMPT}|[\ue030-\ue03b])")


def fresh_paper(ticket: Ticket, looks: dict, csrf_token: str) -> str | None:
    """The page as HTML, the same as with `sitting.showing.context`; None when something is on the sheet already, or time is up.

    One query. `looks` is what every page knows, see `web.context`.
    """
    now = now_us()
    with prepared.cursor() as cursor:
        cursor.execute(FIND, [ticket.attempt, ticket.worker, now])
        row = cursor.fetchone()
    if row is None:
        return None
    *columns, round_id, person = row
    attempt = Attempt(pk=ticket.attempt, **dict(zip(COLUMNS, columns, strict=True)))
    questions, cells = sheet(attempt.form_id, attempt.seed).html()
    fills = {
        str(ATTEMPT): str(attempt.pk),
        SIGNS["person"]: str(person),
        SIGNS["opened"]: str(attempt.opened_us),
        SIGNS["ticket"]: sign(ticket),
        SIGNS["key"]: key_of(attempt.pk),
        SIGNS["left"]: str(attempt.closes_us - now),
        SIGNS["csrf"]: csrf_token,
        QUESTIONS: questions,
        CELLS: cells,
    }
    return "".join(fills.get(piece, piece) for piece in _shell(attempt, ticket.shape, round_id, looks))


def _shell(attempt: Attempt, shape: str, round_id: int, looks: dict) -> list[str]:
    """The page in pieces, every second of them a hole."""
    closes_at, takes_files = to_datetime(attempt.closes_us), UPLOADS in shape
    step_key = Attempt._meta.get_field("step_key").to_python(attempt.step_key)
    paper = (round_id, step_key, takes_files, bool(attempt.open_book), f"{localtime(closes_at):%H%M}")
    key = f"paper:{get_language()}:{looks['theme']}:{looks['mode']}:{paper}"
    kept = caches["forms"].get(key)
    if kept is None:
        context = looks | {
            "request": SimpleNamespace(user=SimpleNamespace(is_authenticated=True, pk=SIGNS["person"])),
            "attempt": SimpleNamespace(pk=ATTEMPT, opened_us=SIGNS["opened"], revision=0, open_book=attempt.open_book),
            "step": step_in_round(round_id, step_key),
            "questions": [QUESTIONS],
            "cells": CELLS,
            "takes_files": takes_files,
            "stored": {},
            "ticket": SIGNS["ticket"],
            "remaining_us": SIGNS["left"],
            "file_key": SIGNS["key"],
            "closes_at": closes_at,
            "csrf_token": SIGNS["csrf"],
        }
        kept = HOLES.split(get_template("quizzes/exam.html").render(context))
        caches["forms"].set(key, kept)
    return kept
