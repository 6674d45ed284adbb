"""Reads what was typed from an answer sheet, box by box, and says in a sentence what cannot stand there."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from assessments.bank.marking.choosing import LETTERS
from assessments.bank.wording import Kind
from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.rooms.boxes import NOTHING, Box, put_together
from assessments.quizzes.sitting.questions import Question
from assessments.quizzes.sitting.sheets import LONGEST

BETWEEN = re.compile(r"[\s,，、;；.。/]+")
DASHES = str.maketrans("—–－−_", "-----")


class BadEntry(ValueError):
    """What was typed into a box cannot stand on this paper; the message says what can."""


@dataclass
class Entry:
    """A sheet as typed: `sheet` is {"slot": response}, `faults` a sentence by the name of the box."""

    sheet: dict[str, Given] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


def read_sheet(questions: Sequence[Question], typed: Mapping[str, str]) -> Entry:
    """`typed` by the names of the boxes; one that is missing is empty."""
    entry = Entry()

    def read(box: Box) -> Given:
        try:
            return read_box(box, typed.get(box.name, ""))
        except BadEntry as bad:
            entry.faults[box.name] = str(bad)
            return ""

    for question in questions:
        if response := put_together(question, read):
            entry.sheet[str(question.slot)] = response
    return entry


def read_box(box: Box, typed: str) -> Given:
    """The response of one box, "" for nothing. Raises BadEntry."""
    if box.kind == Kind.SHORT_ANSWER or (box.gap and not box.menu):
        return _text(typed)
    if box.menu and typed.strip() in box.menu:
        return typed.strip()
    plain = unicodedata.normalize("NFKC", typed).translate(DASHES).upper()
    if box.kind == Kind.ORDERING:
        return _steps(plain, len(box.cells))
    plain = BETWEEN.sub("", plain)
    if box.kind == Kind.MATCHING:
        return _pairs(plain, len(box.cells), box.letters)
    if plain in {"", NOTHING}:
        return ""
    _check_letters(plain, box.letters)
    if box.kind == Kind.MULTIPLE:
        return _several(plain)
    if len(plain) > 1:
        raise BadEntry(_("只能有一个字母。纸上选了几个的，算没答，写 -。"))
    return box.menu[LETTERS.index(plain)] if box.menu else plain


def _text(typed: str) -> str:
    text = " ".join(typed.split())
    if len(text) > LONGEST or "\0" in text:
        raise BadEntry(_("太长了，最多 %(most)s 个字。") % {"most": LONGEST})
    return text


def _several(letters: str) -> str:
    if len(set(letters)) != len(letters):
        raise BadEntry(_("同一个字母写了两次。"))
    return "".join(sorted(letters))


def _steps(plain: str, count: int) -> Given:
    plain = plain.strip()
    if not plain or set(plain) == {NOTHING}:
        return ""
    parts = [part for part in BETWEEN.split(plain) if part]
    given = parts if count > 9 else list("".join(parts))
    allowed = {NOTHING, *map(str, range(1, count + 1))}
    if len(given) != count:
        raise BadEntry(
            _("要 %(count)s 个数字，现在是 %(have)s 个。没写的用 -。") % {"count": count, "have": len(given)}
        )
    if bad := next((one for one in given if one not in allowed), ""):
        raise BadEntry(_("“%(bad)s”不行，只有 1 到 %(count)s。") % {"bad": bad[:10], "count": count})
    return ["" if one == NOTHING else one for one in given]


def _pairs(plain: str, count: int, letters: str) -> Given:
    if not plain.strip(NOTHING):
        return ""
    if len(plain) != count:
        raise BadEntry(
            _("要 %(count)s 个字母，现在是 %(have)s 个。没写的用 -。") % {"count": count, "have": len(plain)}
        )
    _check_letters(plain.replace(NOTHING, ""), letters)
    return ["" if one == NOTHING else one for one in plain]


def _check_letters(plain: str, letters: str) -> None:
    if bad := next((one for one in plain if one not in letters), ""):
        raise BadEntry(
            _("“%(bad)s”不行，只有 %(first)s 到 %(last)s。") % {"bad": bad, "first": letters[0], "last": letters[-1]}
        )
