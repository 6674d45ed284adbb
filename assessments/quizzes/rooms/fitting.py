"""Which forms can be answered on paper."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from assessments.bank.wording import Kind, Wording
from assessments.quizzes.models import Paper
from assessments.quizzes.sitting.questions import form_questions

ON_PAPER = {
    *(Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE, Kind.GAP, Kind.SHORT_ANSWER, Kind.ORDERING, Kind.MATCHING),
    *(Kind.CASE, Kind.DESCRIPTION),
}


def fitting(paper: Paper) -> tuple[list[int], list[str]]:
    """The ids of the paper's forms that can be answered on paper, and a sentence for each of the others."""
    good, sentences = [], []
    for pk, number in paper.forms.order_by("number").values_list("pk", "number"):
        if unfit := _unfit(form_questions(pk)):
            values = {"number": number, "kinds": "、".join(unfit)}
            sentences.append(_("第 %(number)s 号卷有%(kinds)s题，纸上没法答。") % values)
        else:
            good.append(pk)
    return good, sentences


def _unfit(questions: Iterable) -> list[str]:
    """The kinds of question, in words, that keep a form off paper."""
    found = [kind for question in questions for kind in _kinds(question.wording) if kind not in ON_PAPER]
    return [str(Kind(kind).label) for kind in dict.fromkeys(found)]


def _kinds(wording: Wording) -> Iterator[str]:
    yield wording.kind
    for part in wording.parts:
        yield from _kinds(part)
