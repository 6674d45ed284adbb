"""The questions of an exam as HTML. All who have a question's options in the same order, and answered alike, get the same."""

from collections.abc import Container, Iterable, Sequence
from hashlib import sha256

from django.core.cache import caches
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from assessments.quizzes.asking.answered import Answered
from assessments.quizzes.asking.arranging import Arranged, Given
from assessments.quizzes.asking.asked import Asked
from assessments.quizzes.files.showing import Files
from assessments.quizzes.questions import Question

QUESTION, CELL, ANSWER = (f"quizzes/{name}.html" for name in ("exam_question", "exam_cell", "result_answer"))
LOOKS = ("full", "empty", "off")
SLOT, POSITION, TOTAL, OPENED = "\ue020", "\ue021", "\ue022", "\ue023"  # stand for what differs from paper to paper


def blank(question: Question, total: int) -> SafeString:
    """Not answered; kept, because a version never changes. `total`: of the questions of the form."""
    cache = caches["forms"]
    key = f"blank:{get_language()}:{question.version_id}:{question.score}:{_order(question.shown)}"
    kept = cache.get(key)
    if kept is None:
        kept = _html(question, SLOT, POSITION, TOTAL)
        cache.set(key, kept, timeout=None)
    return mark_safe(_placed(kept, question).replace(TOTAL, str(total)))  # noqa: S308  a template's output


def rendered(question: Question, total: int, given: Given = "", files: Files | None = None) -> SafeString:
    """With the answer so far and what there is of its files."""
    html = _html(question, str(question.slot), str(question.position), str(total), given, files)
    return mark_safe(html)  # noqa: S308  a template's output


def reviewed(answers: Sequence[Answered]) -> list[SafeString]:
    """As they were answered, the first one opened."""
    return [_reviewed(one, " open" if number == 0 else "") for number, one in enumerate(answers)]


def cells(questions: Iterable[Question], answered: Container[str]) -> SafeString:
    """The answer sheet; `answered`: slots as texts."""
    looks = {look: get_template(CELL).render({"look": look, "slot": SLOT, "position": POSITION}) for look in LOOKS}
    made = [_placed(looks[_look(question, answered)], question) for question in questions]
    return mark_safe("".join(made))  # noqa: S308  a template's output


def _reviewed(one: Answered, opened: str) -> SafeString:
    cache, key = caches["forms"], _reviewed_key(one)
    kept = cache.get(key) if key else None
    if kept is None:
        context = {"one": one, "position": POSITION, "opened": OPENED}
        kept = get_template(ANSWER).render(context)
        if key:
            cache.set(key, kept, timeout=None)
    return mark_safe(_placed(kept, one.question).replace(OPENED, opened))  # noqa: S308  a template's output


def _reviewed_key(one: Answered) -> str:
    """Empty when there is more to it than what a key says."""
    seen = one.reviewed
    if one.anew or seen.given or seen.comment or seen.files:
        return ""
    question, told = one.question, repr((seen.response, seen.score, seen.max_score))
    return f"reviewed:{get_language()}:{question.version_id}:{_order(question.shown)}:{_short(told)}"


def _look(question: Question, answered: Container[str]) -> str:
    if question.only_says:
        return "off"
    return "full" if str(question.slot) in answered else "empty"


def _placed(html: str, question: Question) -> str:
    return html.replace(SLOT, str(question.slot)).replace(POSITION, str(question.position))


def _html(
    question: Question, slot: str, position: str, total: str, given: Given = "", files: Files | None = None
) -> str:
    asked = Asked(f"slot-{slot}", question.shown, given, question.sources, files=files or {})
    context = {"question": question, "slot": slot, "position": position, "asked": asked, "total": total}
    return get_template(QUESTION).render(context)


def _order(shown: Arranged) -> str:
    return _short(repr(_places(shown)))


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:24]


def _places(shown: Arranged) -> tuple:
    return shown.order, shown.menus, tuple(_places(part) for part in shown.parts)
