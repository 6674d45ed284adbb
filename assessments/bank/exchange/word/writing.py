"""A paper from questions, in their order: a heading wherever the kind changes, and what is to be known below each question."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from assessments.bank.exchange.losing import USUAL
from assessments.bank.exchange.word import values
from assessments.bank.exchange.word.guarding import guarded
from assessments.bank.exchange.word.keyed import answer_of, options_of, stem_of
from assessments.bank.exchange.word.labels import label
from assessments.bank.exchange.word.numerals import LETTERS, chinese
from assessments.bank.exchange.word.paper import Paper
from assessments.bank.exchange.word.sections import NAMES
from assessments.bank.wording import Answer, Choice, Kind, Wording

BETWEEN = "　"  # short labels share a line
ONE = Decimal(1)
Line = tuple[str, str]  # a style of the paper and a text


def write(wordings: Iterable[Wording]) -> bytes:
    wordings = list(wordings)
    paper, number = Paper(f"试题（共 {len(wordings)} 题）"), 0
    for place, (kind, group) in enumerate(groupby(wordings, lambda one: one.kind), 1):
        alike = list(group)
        each = alike[0].score if len({one.score for one in alike}) == 1 and kind != Kind.DESCRIPTION else None
        paper.add("section", f"{_ordinal(place)}{named(kind)}{_worth(alike, each)}")
        for wording in alike:
            number += 1
            for style, text in _question(wording, f"{number}．", each or ONE):
                paper.add(style, text, wording.files)
    return paper.saved()


def named(kind: str) -> str:
    name = NAMES[kind].split()[0]
    return name if name.endswith("文字") else f"{name}题"


def _ordinal(place: int) -> str:
    """Headings are counted as far as papers count them."""
    return f"{chinese(place)}、" if place < 100 else ""


def _worth(alike: list[Wording], each: Decimal | None) -> str:
    if alike[0].kind == Kind.DESCRIPTION:
        return ""
    if each is None:
        return f"（共 {len(alike)} 题）"
    return f"（每题 {values.figure(each)} 分，共 {values.figure(each * len(alike))} 分）"


def _question(wording: Wording, head: str, usual_score: Decimal) -> Iterator[Line]:
    yield "question", head + stem_of(wording)
    yield from options_of(wording)
    answer = answer_of(wording)
    if answer:
        yield "note", label("answer") + answer
    yield from _notes(wording)
    short = list(_short(wording, usual_score))
    if short:
        yield "note", BETWEEN.join(short)
    for number, part in enumerate(wording.parts, 1):
        yield from _question(part, f"（{number}）【{named(part.kind)}】", ONE)


def _notes(wording: Wording) -> Iterator[Line]:
    """What may take several lines."""
    for name, feedback in _feedback(wording):
        yield "note", f"{name}说明：{guarded(feedback)}"
    if wording.explanation:
        yield "note", label("explanation") + guarded(wording.explanation)
    for one in wording.criteria:
        yield "note", label("criterion") + values.written_criterion(one)
    if wording.basis:
        yield "note", label("basis") + guarded(wording.basis)


def _short(wording: Wording, usual_score: Decimal) -> Iterator[str]:
    told = {
        "title": guarded(wording.title),
        "code": guarded(wording.code),
        "score": "" if wording.score == usual_score else values.figure(wording.score),
        "difficulty": values.DIFFICULTIES[wording.difficulty - 1] if wording.difficulty != USUAL["difficulty"] else "",
        "topic": guarded(wording.topic),
        "tags": values.written_tags(wording.tags),
        "region": "" if wording.region == USUAL["region"] else guarded(wording.region),
        "language": "" if wording.language == USUAL["language"] else guarded(wording.language),
        "valid": values.written_days(wording.valid_from, wording.valid_to),
        "scoring": values.written_scoring(wording),
        "order": "" if wording.shuffle else values.FIXED,
        "case": values.SENSITIVE if wording.case_sensitive else "",
    }
    yield from (label(key) + text for key, text in told.items() if text)


def _feedback(wording: Wording) -> Iterator[tuple[str, str]]:
    told: list[tuple[str, Choice | Answer]] = [
        (f"选项{letter}", one) for letter, one in zip(LETTERS, wording.choices, strict=False)
    ]
    told += [(f"答案{n}", one) for n, one in enumerate(wording.answers, 1)]
    for place, gap in enumerate(wording.gaps, 1):
        told += [(f"第{place}空答案{n}", one) for n, one in enumerate(gap.answers, 1)]
    yield from ((name, one.feedback) for name, one in told if one.feedback)
