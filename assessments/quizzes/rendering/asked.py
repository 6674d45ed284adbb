"""The questions of an exam as HTML. As long as one is not answered, all who have its options in the same order get the same."""

from collections.abc import Container, Iterable, Sequence

from django.core.cache import caches
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.asking.asked import Asked
from assessments.quizzes.files.showing import Files
from assessments.quizzes.rendering.places import POSITION, SLOT, order_of, placed
from assessments.quizzes.sitting.questions import Question

QUESTION, CELL = "quizzes/exam_question.html", "quizzes/exam_cell.html"
LOOKS = ("full", "empty", "off")


def blank(question: Question, total: int) -> SafeString:
    """Not answered; kept, because a version never changes. `total`: of the questions of the form."""
    cache = caches["forms"]
    key = "blank", get_language(), question.version_id, question.score, total, order_of(question.shown)
    kept = cache.get(key)
    if kept is None:
        kept = _html(question, SLOT, POSITION, str(total))
        cache.set(key, kept, timeout=None)
    return mark_safe(placed(kept, question))  # noqa: S308  a template's output


def blanks(questions: Sequence[Question]) -> SafeString:
    """All of a paper, one after the other."""
    return mark_safe("".join(blank(one, len(questions)) for one in questions))  # noqa: S308  a template's output


def rendered(question: Question, total: int, given: Given = "", files: Files | None = None) -> SafeString:
    """With the answer so far and what there is of its files."""
    html = _html(question, str(question.slot), str(question.position), str(total), given, files)
    return mark_safe(html)  # noqa: S308  a template's output


def cells(questions: Iterable[Question], answered: Container[str]) -> SafeString:
    """The answer sheet; `answered`: slots as texts."""
    looks = {look: get_template(CELL).render({"look": look, "slot": SLOT, "position": POSITION}) for look in LOOKS}
    made = [placed(looks[_look(question, answered)], question) for question in questions]
    return mark_safe("".join(made))  # noqa: S308  a template's output


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
