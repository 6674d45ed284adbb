"""The questions of an exam as HTML. As long as one is not answered, all who have its options in the same order get the same."""

from collections.abc import Container, Iterable
from typing import NamedTuple

from django.core.cache import caches
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.asking.asked import Asked
from assessments.quizzes.files.showing import Files
from assessments.quizzes.rendering.places import POSITION, SLOT, order_of, placed
from assessments.quizzes.sitting.questions import Question, shown_by

QUESTION, CELL = "quizzes/exam_question.html", "quizzes/exam_cell.html"
LOOKS = ("full", "empty", "off")


def blank(question: Question, total: int) -> SafeString:
    """Not answered. `total`: of the questions of the form."""
    return mark_safe(placed(_blank(question, total), question))  # noqa: S308  a template's output


class Sheet(NamedTuple):
    """A whole paper on which nothing is answered, in the order of its questions; signs stand for slot and position."""

    slots: tuple[str, ...]
    questions: tuple[str, ...]
    cells: tuple[str, ...]

    def html(self) -> tuple[str, str]:
        """Its questions and its answer sheet."""
        return self._filled(self.questions), self._filled(self.cells)

    def _filled(self, pieces: tuple[str, ...]) -> str:
        places = enumerate(zip(pieces, self.slots, strict=True), 1)
        return "".join([piece.replace(SLOT, slot).replace(POSITION, str(at)) for at, (piece, slot) in places])


def sheet(form_id: int, seed: int) -> Sheet:
    """As the attempt with this seed shows the form; kept, so that it is there when many begin in the same minute."""
    cache, key = caches["forms"], ("sheet", get_language(), form_id, seed)
    kept = cache.get(key)
    if kept is None:
        questions, looks = shown_by(form_id, seed), _looks()
        kept = Sheet(
            tuple(str(one.slot) for one in questions),
            tuple(_blank(one, len(questions)) for one in questions),
            tuple(looks[_look(one, ())] for one in questions),
        )
        cache.set(key, kept, timeout=None)
    return kept


def rendered(question: Question, total: int, given: Given = "", files: Files | None = None) -> SafeString:
    """With the answer so far and what there is of its files."""
    html = _html(question, str(question.slot), str(question.position), str(total), given, files)
    return mark_safe(html)  # noqa: S308  a template's output


def cells(questions: Iterable[Question], answered: Container[str]) -> SafeString:
    """The answer sheet; `answered`: slots as texts."""
    looks = _looks()
    made = [placed(looks[_look(question, answered)], question) for question in questions]
    return mark_safe("".join(made))  # noqa: S308  a template's output


def _blank(question: Question, total: int) -> str:
    """Kept, because a version never changes."""
    cache = caches["forms"]
    key = "blank", get_language(), question.version_id, question.score, total, order_of(question.shown)
    kept = cache.get(key)
    if kept is None:
        kept = _html(question, SLOT, POSITION, str(total))
        cache.set(key, kept, timeout=None)
    return kept


def _looks() -> dict[str, str]:
    """The cells of the answer sheet."""
    cache, key = caches["forms"], ("cells", get_language())
    kept = cache.get(key)
    if kept is None:
        template = get_template(CELL)
        kept = {look: template.render({"look": look, "slot": SLOT, "position": POSITION}) for look in LOOKS}
        cache.set(key, kept, timeout=None)
    return kept


def _look(question: Question, answered: Container[str]) -> str:
    if question.only_says:
        return "off"
    return "full" if str(question.slot) in answered else "empty"


def _html(
    question: Question, slot: str, position: str, total: str, given: Given = "", files: Files | None = None
) -> str:
    asked = Asked(f"slot-{slot}", question.shown, given, question.sources, files=files or {})
    context = {"question": question, "slot": slot, "position": position, "asked": asked, "total": total}
    return get_template(QUESTION).render(context)
