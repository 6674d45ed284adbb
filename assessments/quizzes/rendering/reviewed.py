"""The questions of a result as HTML. All who answered one alike, with its options in the same order, get the same."""

from collections.abc import Sequence

from django.core.cache import caches
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from assessments.quizzes.asking.answered import Answered
from assessments.quizzes.rendering.places import OPENED, POSITION, order_of, placed

TEMPLATE = "quizzes/result_answer.html"


def reviewed(answers: Sequence[Answered]) -> list[SafeString]:
    """As they were answered, the first one opened."""
    return [_html(one, " open" if number == 0 else "") for number, one in enumerate(answers)]


def _html(one: Answered, opened: str) -> SafeString:
    cache, key = caches["forms"], _key(one)
    kept = cache.get(key) if key else None
    if kept is None:
        context = {"one": one, "position": POSITION, "opened": OPENED}
        kept = get_template(TEMPLATE).render(context)
        if key:
            cache.set(key, kept, timeout=None)
    return mark_safe(placed(kept, one.question).replace(OPENED, opened))  # noqa: S308  a template's output


def _key(one: Answered) -> tuple:
    """Empty when there is more to it than what a key says."""
    seen = one.reviewed
    if one.anew or seen.given or seen.comment or seen.files:
        return ()
    question, told = one.question, repr((seen.response, seen.score, seen.max_score))
    return "reviewed", get_language(), question.version_id, order_of(question.shown), told
