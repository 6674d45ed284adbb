r"""Embedded answers: {1:MULTICHOICE:=right~wrong#why}, with \} \# \~ \= \" \\ for the signs themselves."""

import re
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.gift.answers import WEIGHT
from assessments.bank.exchange.moodle.texts import Texts, raw_text
from assessments.bank.exchange.numbers import fraction, number
from assessments.bank.wording import Answer, Choice, Gap, Kind, Wording

WRITTEN = ("SHORTANSWER", "SA", "MW")  # with _C or C behind them: capital letters count
ONE_OF = ("MULTICHOICE", "MC")
SOME_OF = ("MULTIRESPONSE", "MR")
DRAWN = ("", "_V", "V", "_H", "H", "_S", "S", "_VS", "VS", "_HS", "HS")  # vertically, horizontally, shuffled
NAMES = (
    dict.fromkeys((*WRITTEN, "SHORTANSWER_C", "SAC", "MWC"), Kind.SHORT_ANSWER)
    | {"NUMERICAL": Kind.GAP, "NM": Kind.GAP}
    | {f"{name}{drawn}": Kind.SINGLE for name in ONE_OF for drawn in DRAWN}
    | {f"{name}{drawn}": Kind.MULTIPLE for name in SOME_OF for drawn in DRAWN}
)
SHUFFLED = re.compile(r"S$")
HEAD = re.compile(r"\{\s*(\d*)\s*:\s*([A-Z_]+)\s*(:|\})")
ESCAPED = re.compile(r"\\([}#~/\"\\={])")  # the sign itself waits in Unicode's private area while the text is cut
PLACE = 0xE100
MARK = "\ue010{}\ue011"
MARKED = re.compile("\ue010(\\d+)\ue011")
GAP_CLASS = "gridschool-gap"  # how an export of ours says that it is one question with gaps
BLANK = "____"


def read_cloze(question: etree._Element, text: Texts) -> Wording:
    """A case with one part for each embedded answer."""
    line = question.sourceline
    raw = raw_text(question.find("questiontext")) if question.find("questiontext") is not None else ""
    parts: list[Wording] = []
    rest, pieces = raw, []
    while head := HEAD.search(rest):
        end = head.end() - 1 if head[3] == "}" else _end(rest, head.end(), line)
        body = "" if head[3] == "}" else rest[head.end() : end]
        pieces += [rest[: head.start()], MARK.format(len(parts) + 1)]
        parts.append(_part(head[1], head[2], body, text, line))
        rest = rest[end + 1 :]
    if not parts:
        raise BadItem(gettext_noop("这道完形题里没有嵌入的答案。"), line)
    whole = text.of_html("".join(pieces) + rest)
    if GAP_CLASS in raw:
        return _gaps(whole, parts)
    return _case(whole, parts)


def _end(text: str, start: int, line: int) -> int:
    place = start
    while place < len(text):
        if text[place] == "\\":
            place += 2
            continue
        if text[place] == "}":
            return place
        place += 1
    raise BadItem(gettext_noop("嵌入的答案有“{”没有“}”。"), line)


def _part(weight: str, name: str, body: str, text: Texts, line: int) -> Wording:
    kind = NAMES.get(name)
    if kind is None:
        raise BadItem(gettext_noop("嵌入的答案 %(name)s 这里没有对应的题型。"), line, name=name)
    answers = [_answer(part, text) for part in _hidden(body).split("~") if part.strip()]
    score = Decimal(weight) if 0 < len(weight) <= 3 and int(weight) else Decimal(1)
    if kind in {Kind.SINGLE, Kind.MULTIPLE}:
        choices = tuple(Choice(answer.text, answer.weight, answer.feedback) for answer in answers)
        shuffle = bool(SHUFFLED.search(name))
        return Wording(kind, "", choices=choices, score=score, shuffle=shuffle, partial=kind == Kind.MULTIPLE)
    if kind == Kind.SHORT_ANSWER:
        exact = name.endswith("_C") or name in {"SAC", "MWC"}
        return Wording(kind, "", answers=tuple(answers), score=score, case_sensitive=exact)
    return Wording(kind, "", gaps=(Gap(tuple(_number(answer, line) for answer in answers)),), score=score)


def _answer(part: str, text: Texts) -> Answer:
    part = part.strip()
    weight = Decimal(0)
    if part.startswith("="):
        weight, part = Decimal(1), part[1:]
    elif found := WEIGHT.match(part):
        weight = fraction(found[1], text.line)
        part = part[found.end() :]
    written, _sep, note = part.partition("#")
    return Answer(text.of_html(_shown(written)), weight, text.of_html(_shown(note)))


def _hidden(text: str) -> str:
    return ESCAPED.sub(lambda found: chr(PLACE + ord(found[1])), text)


def _shown(text: str) -> str:
    return re.sub("[\ue100-\ue17f]", lambda found: chr(ord(found[0]) - PLACE), text)


def _number(answer: Answer, line: int) -> Answer:
    middle, _colon, tolerance = answer.text.partition(":")
    if middle.strip() == "*":
        return replace(answer, text="*", tolerance=Decimal(0))
    value = number(middle, line)
    return replace(answer, text=f"{value:f}", tolerance=number(tolerance or "0", line))


def _case(whole: str, parts: list[Wording]) -> Wording:
    """Where from the first answer on each line holds one, the lines are the questions; else the text stays together."""
    lines = whole.split("\n")
    first = next((number for number, line in enumerate(lines) if MARKED.search(line)), 0)
    asked = [line for line in lines[first:] if line.strip()]
    whole_lines = len(asked) == len(parts) and all(len(MARKED.findall(line)) == 1 for line in asked)
    if first and whole_lines:
        stems = [MARKED.sub(BLANK, line).strip().removesuffix(BLANK).strip() for line in asked]
        if all(stems):
            named = tuple(replace(part, stem=_placed(part, stem)) for part, stem in zip(parts, stems, strict=True))
            return Wording(Kind.CASE, "\n".join(lines[:first]).strip(), parts=named)
    stem = MARKED.sub(lambda found: f"（{found[1]}）{BLANK}", whole)
    numbered = tuple(replace(part, stem=_placed(part, f"第 {n} 空")) for n, part in enumerate(parts, 1))
    return Wording(Kind.CASE, stem, parts=numbered)


def _placed(part: Wording, stem: str) -> str:
    return f"{stem} [[1]]" if part.kind == Kind.GAP else stem


def _gaps(whole: str, parts: list[Wording]) -> Wording:
    """One question with gaps, as an export of ours writes it."""
    gaps = tuple(
        Gap(_first_right(part), tuple(choice.text for choice in part.choices), part.score)
        if part.choices
        else Gap(part.answers or part.gaps[0].answers, share=part.score)
        for part in parts
    )
    exact = any(part.case_sensitive for part in parts)
    stem = MARKED.sub(r"[[\1]]", whole)
    return Wording(Kind.GAP, stem, gaps=gaps, partial=len(gaps) > 1, case_sensitive=exact)


def _first_right(part: Wording) -> tuple[Answer, ...]:
    return tuple(Answer(c.text, c.weight, c.feedback) for c in part.choices if c.weight > 0)
