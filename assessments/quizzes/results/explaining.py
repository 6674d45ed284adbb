"""Opens a score: topic by topic, question by question, down to the answer and its mark."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.bank.marking import needs_a_person
from assessments.bank.wording import texts
from assessments.quizzes.asking.keeping import from_kept
from assessments.quizzes.asking.words import in_words, key_in_words
from assessments.quizzes.marking.folding import marks_of
from assessments.quizzes.models import Attempt, Mark
from assessments.quizzes.regrading.telling import Regraded, regraded
from assessments.quizzes.sitting.questions import Question, questions_of
from courses.rounds.models import RoundStep
from ledger.trace import Trace

Explain = Callable[[Question, Mark, Regraded | None], Trace]


def explain_attempt(attempt: Attempt) -> Trace:
    """The attempt's score as a trace: topics, below them questions with the answer given and its mark.

    At most six queries, however many questions there are; two more where some were judged anew.
    """
    questions = questions_of(attempt)
    marks = marks_of(attempt)
    step = RoundStep.objects.filter(round__enrolments=attempt.enrolment_id, step_key=attempt.step_key).first()
    return Trace(
        label=step.title if step else _("考试"),
        value=plain(attempt.score) if attempt.score is not None else "",
        how=_("满分 %(max)s，第 %(number)s 次考") % {"max": plain(attempt.max_score), "number": attempt.number},
        url=reverse("result", args=[attempt.pk]),
        lines=explain_topics(questions, marks, regraded(attempt, questions, marks)),
    )


def explain_topics(
    questions: list[Question], marks: dict[int, Mark], regrades: Mapping[int, Regraded], line: Explain | None = None
) -> list[Trace]:
    """One line a topic, in the order of their names; below it the questions in the order they were shown.

    `regrades` by slot, as `regrading.telling` finds them. `line` makes the line of a question, `explain_question` by default.
    """
    topics: dict[str, list[Question]] = {}
    for question in questions:
        if question.slot in marks:
            topics.setdefault(question.wording.topic, []).append(question)
    line = line or explain_question
    return [_explain_topic(name, group, marks, regrades, line) for name, group in sorted(topics.items())]


def plain(number: Decimal) -> str:
    """A mark without trailing zeros."""
    return f"{number.normalize():f}"


def _explain_topic(
    name: str, questions: list[Question], marks: dict[int, Mark], regrades: Mapping[int, Regraded], line: Explain
) -> Trace:
    counted = [question for question in questions if not is_dropped(question, regrades)]
    right = sum(is_right(marks[question.slot]) for question in counted)
    by_hand = any(marks[question.slot].by_id for question in questions)
    how = _("%(count)s 题，%(right)s 题满分") if by_hand else _("%(count)s 题对 %(right)s 题")
    return Trace(
        label=name.rpartition("/")[2],
        value=plain(sum((marks[question.slot].score for question in questions), Decimal(0))),
        how=how % {"count": len(counted), "right": right},
        lines=[line(question, marks[question.slot], regrades.get(question.slot)) for question in questions],
    )


def is_dropped(question: Question, regrades: Mapping[int, Regraded]) -> bool:
    """Whether it counts neither in the score nor in the maximum any more."""
    return question.slot in regrades and regrades[question.slot].dropped


def explain_question(question: Question, mark: Mark, anew: Regraded | None, position: str = "") -> Trace:
    """The answer given, its mark, and what decided. `position`: what stands for the number of the question, its own by default."""
    response = from_kept(question.kind, mark.response)
    if anew:
        question, response = anew.shown, anew.read(response)
    mine = in_words(question.shown, response)
    note = _by_hand(mine, mark) if needs_a_person(question.wording) else _by_key(mine, question)
    return Trace(
        label=_("第 %(position)s 题　%(stem)s")
        % {"position": position or question.position, "stem": texts.flat(question.wording.stem)},
        value=plain(mark.score),
        how=_("%(kind)s，%(score)s 分") % {"kind": question.kind_label, "score": plain(mark.max_score)},
        note=f"{note}　{anew.words}" if anew else note,
        mark="" if anew and anew.dropped else _verdict(question, mark),
    )


def _by_key(mine: str, question: Question) -> str:
    note = _("答的是 %(mine)s，正确答案是 %(right)s。") if mine else _("没有答，正确答案是 %(right)s。")
    return note % {"mine": mine, "right": key_in_words(question.shown)}


def _by_hand(mine: str, mark: Mark) -> str:
    said = _("答的是：%(mine)s") % {"mine": mine} if mine else _("没有答。")
    return said + (_("　老师的评语：%(comment)s") % {"comment": mark.comment} if mark.comment else "")


def _verdict(question: Question, mark: Mark) -> str:
    """What a person marked is neither right nor wrong."""
    if needs_a_person(question.wording):
        return ""
    return "right" if is_right(mark) else "wrong"


def is_right(mark: Mark) -> bool:
    return mark.score == mark.max_score
