"""Reads Moodle XML."""

from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange import xml
from assessments.bank.exchange.categories import topic_of
from assessments.bank.exchange.found import BadItem, Found, FoundItem, Unreadable
from assessments.bank.exchange.moodle.kinds import KINDS
from assessments.bank.exchange.moodle.texts import Texts, raw_text, safe
from assessments.bank.exchange.numbers import number
from assessments.bank.wording import texts

COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def read(data: bytes) -> Found:
    root = xml.parse(data)
    if xml.name(root) != "quiz":
        raise Unreadable(gettext_noop("这不是 Moodle XML：最外层应是 <quiz>，这里是 <%(tag)s>。"), root.sourceline,
                         tag=xml.name(root))  # fmt: skip
    found, topic = Found(), ""
    for question in root.iterchildren("question"):
        kind = (question.get("type") or "").strip()
        if kind == "category":
            category = question.find("category")
            topic = topic_of(raw_text(category).strip()) if category is not None else ""
            continue
        try:
            found.items.append(_item(question, kind, topic))
        except BadItem as bad:
            found.faults.append(bad.fault)
    return found


def _item(question: etree._Element, kind: str, topic: str) -> FoundItem:
    line = question.sourceline
    title = " ".join((question.findtext("name/text") or "").split())
    if kind not in KINDS:
        raise BadItem(gettext_noop("“%(title)s”是 %(kind)s 题，这里没有对应的题型。"), line, title=title, kind=kind)
    text = Texts(question)
    wording = KINDS[kind](question, text)
    stem = wording.stem
    old = question.findtext("image")
    if question.findtext("image_base64") and old and safe(old.rpartition("/")[2]) in text.files:
        stem = f"{stem}\n{texts.picture(safe(old.rpartition('/')[2]))}"
    _notes(question, text)
    wording = replace(
        wording,
        stem=stem,
        title=title[:250],
        topic=topic,
        code=(question.findtext("idnumber") or "").strip()[:40],
        tags=tuple(dict.fromkeys(_tags(question))),
        explanation=text.of(question.find("generalfeedback")),
        score=_score(question, line),
        files=dict(text.files),
    )
    return FoundItem(wording, line, tuple(text.left.values()))


def _tags(question: etree._Element) -> list[str]:
    tags = [" ".join((tag.findtext("text") or "").split()).replace("|", "/") for tag in question.findall("tags/tag")]
    return [tag for tag in tags if tag]


def _score(question: etree._Element, line: int) -> Decimal:
    text = (question.findtext("defaultgrade") or "1").strip()
    score = number(text, line).quantize(Decimal("0.0001")).normalize()
    return score + 0 if score > 0 else Decimal(1)


def _notes(question: etree._Element, text: Texts) -> None:
    """What other systems say in general about an answer, or as a hint, has no place in the bank."""
    if any(text.of(question.find(tag)) for tag in COMBINED):
        text.leave(gettext_noop("“答对、部分答对、答错”的总评语没有带进来。"))
    if any(text.of(hint) for hint in question.findall("hint")):
        text.leave(gettext_noop("提示没有带进来。"))
