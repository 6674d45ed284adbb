"""The boxes of an answer sheet: one for each thing to write, as they are printed and as they are typed.

Their names are those of `asking.responses`: slot-3, slot-3-1 for a gap, slot-3-2-1 for a gap in a part of a case.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.bank.marking.choosing import LETTERS, lefts_of
from assessments.bank.wording import Kind
from assessments.bank.wording.kinds import CHOOSING
from assessments.quizzes.asking.arranging import Arranged, Given
from assessments.quizzes.sitting.questions import Question

NOTHING = "-"  # typed where a person wrote nothing, or nothing that can be read


@dataclass(frozen=True)
class Box:
    """`label`: what is printed beside it. `gap`: which one of a question with gaps, from 1; 0 for no gap."""

    name: str
    label: str
    shown: Arranged
    gap: int = 0

    @property
    def kind(self) -> str:
        return self.shown.wording.kind

    @property
    def menu(self) -> tuple[str, ...]:
        """Of a gap that is chosen instead of written."""
        return self.shown.menus[self.gap - 1] if self.gap else ()

    @property
    def letters(self) -> str:
        """What may be written: the letters of the choices, of a menu, or of the right sides."""
        count = len(self.menu) if self.gap else len(self.shown.order)
        return "" if self.kind in {Kind.ORDERING, Kind.SHORT_ANSWER} else LETTERS[:count]

    @property
    def cells(self) -> list[str]:
        """One cell for each thing that gets a step or a letter, by what stands beside it on the paper."""
        if self.kind == Kind.ORDERING:
            return list(LETTERS[: len(self.shown.order)])
        return [str(number) for number in range(1, len(lefts_of(self.shown.wording)) + 1)]

    @property
    def hint(self) -> str:
        """In a word what is typed."""
        if self.kind in {Kind.SINGLE, Kind.TRUE_FALSE} or self.menu:
            return _("一个字母")
        if self.kind == Kind.MULTIPLE:
            return _("几个字母")
        if self.kind == Kind.ORDERING:
            return _("%(count)s 个数字") % {"count": len(self.cells)}
        if self.kind == Kind.MATCHING:
            return _("%(count)s 个字母") % {"count": len(self.cells)}
        return _("照纸上写的")


def boxes_of(question: Question) -> list[Box]:
    """In the order they are printed; none for a text that is only read."""
    return list(_boxes(question.shown, f"slot-{question.slot}", str(question.position)))


def put_together(question: Question, read: Callable[[Box], Given]) -> Given:
    """The response to a question from what `read` says of each of its boxes; "" for none."""
    boxes = {box.name: box for box in boxes_of(question)}
    return _together(question.shown, f"slot-{question.slot}", lambda name: read(boxes[name]))


def taken_apart(question: Question, given: Given) -> dict[str, str]:
    """What one would type for this response, by the names of the boxes."""
    return dict(_apart(question.shown, f"slot-{question.slot}", given))


def in_columns(questions: list[Question]) -> tuple[list[Question], list[Question]]:
    """In the order of the answer sheet: those answered with letters alone stand first, in columns; then what is written."""
    choosing = [question for question in questions if question.kind in CHOOSING]
    writing = [question for question in questions if question.kind not in CHOOSING and not question.only_says]
    return choosing, writing


def _boxes(shown: Arranged, name: str, label: str) -> Iterator[Box]:
    kind = shown.wording.kind
    if kind == Kind.CASE:
        for number, part in enumerate(shown.parts, 1):
            yield from _boxes(part, f"{name}-{number}", f"{label}（{number}）")
    elif kind == Kind.GAP:
        several = len(shown.menus) > 1
        for gap in range(1, len(shown.menus) + 1):
            yield Box(f"{name}-{gap}", label + chr(0x245F + gap) if several else label, shown, gap)
    elif kind != Kind.DESCRIPTION:
        yield Box(name, label, shown)


def _together(shown: Arranged, name: str, read: Callable[[str], Given]) -> Given:
    kind = shown.wording.kind
    if kind == Kind.DESCRIPTION:
        return ""
    if kind == Kind.CASE:
        given = [_together(part, f"{name}-{number}", read) for number, part in enumerate(shown.parts, 1)]
    elif kind == Kind.GAP:
        given = [read(f"{name}-{gap}") for gap in range(1, len(shown.menus) + 1)]
    else:
        return read(name)
    return given if any(given) else ""


def _apart(shown: Arranged, name: str, given: Given) -> Iterator[tuple[str, str]]:
    kind = shown.wording.kind
    if kind == Kind.CASE:
        for number, part in enumerate(shown.parts, 1):
            yield from _apart(part, f"{name}-{number}", given[number - 1] if given else "")
    elif kind == Kind.GAP:
        for gap, menu in enumerate(shown.menus, 1):
            text = given[gap - 1] if given else ""
            yield f"{name}-{gap}", LETTERS[menu.index(text)] if text in menu else text
    elif kind in {Kind.ORDERING, Kind.MATCHING}:
        between = " " if len(given) > 9 else ""
        yield name, between.join(one or NOTHING for one in given)
    elif kind != Kind.DESCRIPTION:
        yield name, str(given)
