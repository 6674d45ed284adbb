"""Aiken, as Moodle documents it (docs.moodle.org, “Aiken format”): a line of question, lines A. …, a line ANSWER: X."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext_noop

from assessments.bank.exchange.decoding import decode
from assessments.bank.exchange.found import BadItem, Fault, Found, FoundItem
from assessments.bank.exchange.losing import ABOUT, lost
from assessments.bank.wording import Choice, Kind, Wording
from assessments.bank.wording.fields import every_text, without_pictures
from assessments.bank.wording.texts import pictures_in

CHOICE = re.compile(r"\s*([A-ZＡ-Ｚ])\s*[.)．、）]\s*(.*)$")
ANSWER = re.compile(r"\s*(?:ANSWER|答案)\s*[:：]\s*(.*?)\s*$", re.IGNORECASE)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HALF = str.maketrans("ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ", LETTERS)


def read(data: bytes) -> Found:
    """One single choice after another. A fault names the line where it shows, and reading goes on with the next question."""
    found, lines, begun = Found(), [], 0
    for number, line in enumerate(decode(data).split("\n"), 1):
        if not line.strip():
            continue
        begun = begun or number
        answer = ANSWER.match(line)
        if not answer:
            lines.append((number, line.strip()))
            continue
        try:
            item = FoundItem(_question(lines, number), begun)
        except BadItem as bad:
            found.faults.append(bad.fault)
        else:
            _keyed(found, item, answer[1], number)
        lines, begun = [], 0
    if lines:
        found.faults.append(Fault(gettext_noop("最后一道题没有“ANSWER:”这一行。"), begun))
    return found


def _keyed(found: Found, item: FoundItem, answer: str, line: int) -> None:
    """With its right choice; one whose key names none has to be put right."""
    choices = item.wording.choices
    key = answer.translate(HALF).upper().rstrip(".")
    right = LETTERS.index(key) if len(key) == 1 and key in LETTERS[: len(choices)] else None
    marked = tuple(Choice(choice.text, Decimal(number == right)) for number, choice in enumerate(choices))
    item = replace(item, wording=replace(item.wording, choices=marked))
    if right is None:
        message = gettext_noop("答案“%(answer)s”不是一个选项的字母。")
        found.unsound.append((item, Fault(message, line, {"answer": answer[:20]})))
    else:
        found.items.append(item)


def _question(lines: list[tuple[int, str]], line: int) -> Wording:
    stem: list[str] = []
    texts: list[str] = []
    for number, text in lines:
        option = CHOICE.match(text)
        if option and (texts or stem):
            letter = option[1].translate(HALF)
            if letter != LETTERS[len(texts)]:
                expected = LETTERS[len(texts)]
                raise BadItem(gettext_noop("这里应是选项 %(expected)s，写的是 %(letter)s。"), number,
                              expected=expected, letter=letter)  # fmt: skip
            texts.append(option[2])
        elif texts:
            raise BadItem(gettext_noop("选项后面多了一行，不是选项也不是答案：%(text)s"), number, text=text[:40])
        else:
            stem.append(text)
    if not stem:
        raise BadItem(gettext_noop("答案前面没有题目。"), line)
    if len(texts) < 2:
        raise BadItem(gettext_noop("这道题不到两个选项。"), line)
    return Wording(Kind.SINGLE, "\n".join(stem), choices=tuple(map(Choice, texts)))


def write(wordings: Iterable[Wording]) -> bytes:
    return ("\n\n".join(_written(without_pictures(wording)) for wording in wordings) + "\n").encode()


def _written(wording: Wording) -> str:
    options = [f"{letter}. {_line(choice.text)}" for letter, choice in zip(LETTERS, wording.choices, strict=False)]
    key = next(letter for letter, choice in zip(LETTERS, wording.choices, strict=False) if choice.weight == 1)
    return "\n".join([_line(wording.stem), *options, f"ANSWER: {key}"])


def _line(text: str) -> str:
    return " ".join(text.split())


def carries(wording: Wording) -> bool:
    """Single choices whose stem could not be taken for an option or an answer."""
    texts = [wording.stem, *(choice.text for choice in wording.choices)]
    plain = not any(ANSWER.match(_line(text)) for text in texts) and all(text.strip() for text in texts)
    return wording.kind == Kind.SINGLE and plain and len(wording.choices) <= len(LETTERS)


def losses(wording: Wording) -> list[Fault]:
    gone = [*ABOUT, "score", "shuffle", "topic", "tags", "title", "code", "explanation"]
    texts = [wording.stem, *(choice.text for choice in wording.choices)]
    return lost(
        wording,
        gone,
        pictures=any(pictures_in(text) for text in every_text(wording)),
        feedback=any(choice.feedback for choice in wording.choices),
        weights=any(choice.weight not in (0, 1) for choice in wording.choices),
        breaks=any("\n" in text for text in texts),
    )
