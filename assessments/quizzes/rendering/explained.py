"""The questions below an opened score. All who answered one alike, with its options in the same order, get the same line."""

from django.core.cache import caches
from django.template.loader import get_template
from django.utils.translation import get_language

from assessments.quizzes.models import Mark
from assessments.quizzes.regrading.telling import Regraded
from assessments.quizzes.rendering.places import POSITION, order_of, placed
from assessments.quizzes.results.explaining import explain_question
from assessments.quizzes.sitting.questions import Question
from ledger.trace import Trace

TEMPLATE = "quizzes/result_line.html"


def explained(question: Question, mark: Mark, anew: Regraded | None) -> Trace:
    """As `explaining.explain_question`; where a key alone decided, as HTML that is kept."""
    if anew or mark.by_id:
        return explain_question(question, mark, anew)
    order, score = order_of(question.shown), (mark.score, mark.max_score)
    cache, key = caches["forms"], ("explained", get_language(), question.version_id, order, mark.response, score)
    kept = cache.get(key)
    if kept is None:
        kept = get_template(TEMPLATE).render({"line": explain_question(question, mark, None, POSITION)})
        cache.set(key, kept, timeout=None)
    return Trace("", html=placed(kept, question))


def joined(topics: list[Trace]) -> list[Trace]:
    """Each topic with the lines that are HTML already as one: a page has fifty of them."""
    for topic in topics:
        if all(line.html for line in topic.lines):
            topic.lines = [Trace("", html="".join(line.html for line in topic.lines))]
    return topics
