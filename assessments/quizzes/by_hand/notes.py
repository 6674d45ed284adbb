"""Notes on photographs: read from the form of a marker, and shown over the picture."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.quizzes.files.showing import Note, ShownFile

MOST, LONGEST = 30, 100
PLACES = 4


def read_notes(text: str, photos: Collection[str]) -> list[dict]:
    """What the page has collected, as `Judgement.notes` keeps it. `photos`: the names of those in the answer. Raises
    ValidationError.
    """
    try:
        notes = [_read(one, photos) for one in json.loads(text or "[]")]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValidationError(_("照片上的标注没有读懂，请重新标。")) from error
    if any(not note["text"] for note in notes):
        raise ValidationError(_("照片上每一处标注都要写一句，不写就去掉。"))
    if len(notes) > MOST:
        raise ValidationError(_("一份作答最多标 %(most)s 处。") % {"most": MOST})
    return notes


def with_notes(files: Mapping[str, ShownFile], notes: Iterable[dict]) -> dict[str, ShownFile]:
    """The files, photographs with what was noted on them, numbered from 1 on each."""
    of_each: dict[str, list[Note]] = {}
    for note in notes:
        there = of_each.setdefault(note["file"], [])
        left, top, width, height = (f"{round(side * 100, 2):g}%" for side in note["box"])
        there.append(Note(len(there) + 1, left, top, width, height, note["text"]))
    return {name: replace(file, notes=tuple(of_each.get(name, ()))) for name, file in files.items()}


def _read(note: dict, photos: Collection[str]) -> dict:
    left, top, width, height = (round(float(side), PLACES) for side in note["box"])
    inside = 0 <= left <= 1 and 0 <= top <= 1 and 0 <= width <= 1 - left + 0.001 and 0 <= height <= 1 - top + 0.001
    if note["file"] not in photos or not inside:
        raise ValueError
    return {"file": note["file"], "box": [left, top, width, height], "text": str(note["text"]).strip()[:LONGEST]}
