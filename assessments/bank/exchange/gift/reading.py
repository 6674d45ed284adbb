"""Reads GIFT."""

from dataclasses import replace

from django.utils.translation import gettext_noop

from assessments.bank.exchange.categories import topic_of
from assessments.bank.exchange.decoding import decode
from assessments.bank.exchange.found import BadItem, Found, FoundItem
from assessments.bank.exchange.gift.answers import read_answers
from assessments.bank.exchange.gift.blocks import Block, blocks
from assessments.bank.exchange.gift.escapes import hide, show
from assessments.bank.exchange.gift.texts import MOODLE, read_text, split_format
from assessments.bank.wording import Kind, Wording

MISSING_WORD = "_____"


def read(data: bytes) -> Found:
    """The questions of a GIFT file; the title is "" where the file gives none."""
    found, topic = Found(), ""
    for block in blocks(decode(data)):
        if block.text.startswith("$CATEGORY:"):
            topic = topic_of(block.text.removeprefix("$CATEGORY:"))
            continue
        try:
            wording = replace(_question(block), topic=topic, **_notes(block))
        except BadItem as bad:
            found.faults.append(bad.fault)
        else:
            found.items.append(FoundItem(wording, block.line))
    return found


def _question(block: Block) -> Wording:
    text = hide(block.text)
    title = ""
    if text.startswith("::"):
        title, closed, rest = text[2:].partition("::")
        if not closed:
            raise BadItem(gettext_noop("标题没有用 :: 结束。"), block.line)
        text = rest.strip()
    text, form = split_format(text, MOODLE)
    before, brace, rest = text.partition("{")
    if not brace:
        if "}" in text:
            raise BadItem(gettext_noop("有“}”没有“{”。"), block.line)
        return replace(Wording(Kind.DESCRIPTION, read_text(text, form)), title=read_text(title, MOODLE))
    body, closed, after = rest.rpartition("}") if rest.count("}") == 1 else rest.partition("}")
    if not closed:
        raise BadItem(gettext_noop("有“{”没有“}”。"), block.line)
    if "{" in after or "}" in after or "{" in body:
        raise BadItem(gettext_noop("一道题只能有一处“{ }”。括号本身要写成 \\{ \\}。"), block.line)
    stem = read_text(before + MISSING_WORD + after if after.strip() else before, form)
    if body.lstrip().startswith("#") and after.strip():
        stem = stem.replace(MISSING_WORD, "[[1]]", 1)
    return replace(read_answers(body, stem, form, block.line), title=show(title).strip())


def _notes(block: Block) -> dict:
    notes: dict = {}
    tags = tuple(dict.fromkeys(value for kind, value in block.notes if kind == "tag" and value))
    codes = [value for kind, value in block.notes if kind == "id" and value]
    if tags:
        notes["tags"] = tags
    if codes:
        notes["code"] = codes[-1][:40]
    return notes
