"""Moodle's types of question, one function each."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.moodle.cloze import read_cloze
from assessments.bank.exchange.moodle.gaps import read_drags, read_menus
from assessments.bank.exchange.moodle.texts import Texts, raw_text
from assessments.bank.exchange.numbers import fraction, number
from assessments.bank.wording import Answer, Choice, Criterion, Gap, Kind, Pair, Wording

YES, NO = "对", "错"


def _stem(question: etree._Element, text: Texts) -> str:
    return text.of(question.find("questiontext"), "moodle_auto_format")


def _choices(question: etree._Element, text: Texts) -> Wording:
    single = (question.findtext("single") or "true").strip().lower() in {"true", "1"}
    choices = tuple(
        Choice(text.of(answer, "moodle_auto_format"), _share(answer), text.of(answer.find("feedback")))
        for answer in question.findall("answer")
    )
    kind = Kind.SINGLE if single else Kind.MULTIPLE
    return Wording(kind, _stem(question, text), choices=choices, partial=not single, shuffle=_shuffled(question))


def _true_false(question: etree._Element, text: Texts) -> Wording:
    answers = {raw_text(answer).strip().lower(): answer for answer in question.findall("answer")}
    if not {"true", "false"} <= answers.keys():
        raise BadItem(gettext_noop("判断题要有 true 和 false 两个答案。"), question.sourceline)
    choices = tuple(
        Choice(words, _share(answers[key]), text.of(answers[key].find("feedback")))
        for key, words in (("true", YES), ("false", NO))
    )
    return Wording(Kind.TRUE_FALSE, _stem(question, text), choices=choices)


def _short(question: etree._Element, text: Texts) -> Wording:
    answers = tuple(
        Answer(raw_text(answer).strip(), _share(answer), text.of(answer.find("feedback")))
        for answer in question.findall("answer")
    )
    case = (question.findtext("usecase") or "0").strip() in {"1", "true"}
    return Wording(Kind.SHORT_ANSWER, _stem(question, text), answers=answers, case_sensitive=case)


def _numerical(question: etree._Element, text: Texts) -> Wording:
    answers = []
    for answer in question.findall("answer"):
        written = raw_text(answer).strip()
        tolerance = number(answer.findtext("tolerance") or "0", answer.sourceline)
        note = text.of(answer.find("feedback"))
        value = "*" if written == "*" else f"{number(written, answer.sourceline):f}"
        answers.append(Answer(value, _share(answer), note, tolerance=tolerance))
    if question.find("units") is not None and len(question.find("units")):
        text.leave(gettext_noop("单位没有带进来，只比数字。"))
    return Wording(Kind.GAP, f"{_stem(question, text)} [[1]]".strip(), gaps=(Gap(tuple(answers)),))


def _matching(question: etree._Element, text: Texts) -> Wording:
    pairs = tuple(
        Pair(text.of(one, "moodle_auto_format"), text.of_html(raw_text(answer)) if answer is not None else "")
        for one in question.findall("subquestion")
        for answer in [one.find("answer")]
    )
    return Wording(Kind.MATCHING, _stem(question, text), pairs=pairs, partial=True, shuffle=_shuffled(question))


def _essay(question: etree._Element, text: Texts) -> Wording:
    about = text.of(question.find("graderinfo"))
    score = number(question.findtext("defaultgrade") or "1", question.sourceline)
    criteria = (Criterion("评分说明", score if score > 0 else Decimal(1), about),) if about else ()
    return Wording(Kind.SHORT_ANSWER, _stem(question, text), criteria=criteria)


def _ordering(question: etree._Element, text: Texts) -> Wording:
    """The answers in the order of their fraction, which counts 1, 2, 3 …; the share of right places is not carried over."""
    answers = sorted(
        question.findall("answer"), key=lambda answer: number(answer.get("fraction") or "0", answer.sourceline)
    )
    choices = tuple(Choice(text.of(answer, "moodle_auto_format")) for answer in answers)
    grading = (question.findtext("gradingtype") or "ALL_OR_NOTHING").strip()
    absolute = grading in {"ABSOLUTE_POSITION", "0"}
    if not absolute and grading not in {"ALL_OR_NOTHING", "-1"}:
        text.leave(gettext_noop("排序题的计分方式 %(grading)s 换成了“全对才得分”。"), grading=grading)
    return Wording(Kind.ORDERING, _stem(question, text), choices=choices, partial=absolute)


def _description(question: etree._Element, text: Texts) -> Wording:
    return Wording(Kind.DESCRIPTION, _stem(question, text))


KINDS: dict[str, Callable[[etree._Element, Texts], Wording]] = {
    "multichoice": _choices,
    "truefalse": _true_false,
    "shortanswer": _short,
    "numerical": _numerical,
    "matching": _matching,
    "match": _matching,
    "essay": _essay,
    "description": _description,
    "ordering": _ordering,
    "cloze": read_cloze,
    "multianswer": read_cloze,
    "gapselect": read_menus,
    "ddwtos": read_drags,
}


def _share(answer: etree._Element) -> Decimal:
    return fraction(answer.get("fraction") or "0", answer.sourceline)


def _shuffled(question: etree._Element) -> bool:
    return (question.findtext("shuffleanswers") or "true").strip().lower() in {"true", "1"}
