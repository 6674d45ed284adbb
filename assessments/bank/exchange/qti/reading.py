"""Reads QTI 2.1, 2.2 and 3.0: one XML with an item or several, or a content package."""

import re
from dataclasses import replace

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange import xml
from assessments.bank.exchange.found import BadItem, Fault, Found, FoundItem, Unreadable
from assessments.bank.exchange.qti.composing import PRIVATE, compose
from assessments.bank.exchange.qti.feedback import EXPLANATION, explanation
from assessments.bank.exchange.qti.item import read_item
from assessments.bank.exchange.qti.names import normalise
from assessments.bank.exchange.qti.package import Outside, Source, sources
from assessments.bank.exchange.qti.texts import Texts, remove
from assessments.bank.wording import Criterion, Kind, Wording

CODE = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,39}", re.ASCII)
NO_CODE = re.compile(r"no-code-\d+")  # how an export of ours names what has none
LONGEST_TITLE = 250
LANGUAGES = {"zh": "zh-hans", "en": "en", "mn": "mn"}


def read(data: bytes) -> Found:
    found = Found()
    for source in sources(data):
        if isinstance(source, Fault):
            found.faults.append(source)
            continue
        try:
            item, wrong = _read(source)
        except BadItem as bad:
            found.faults.append(bad.fault)
            continue
        except RecursionError:
            found.faults.append(Fault(gettext_noop("一道题套得太深，没有读。"), source.line))
            continue
        if wrong:
            found.unsound.append((item, wrong))
        else:
            found.items.append(item)
    return found


def _read(source: Source) -> tuple[FoundItem, Fault | None]:
    item = read_item(source.element, source.line, source.load)
    text = Texts(item)
    _clear(item.element)
    _add_stimuli(text)
    about = _rubrics(text)
    wording = _explained(compose(text), text)
    if about and wording.kind == Kind.SHORT_ANSWER and not wording.answers:
        wording = replace(wording, criteria=(Criterion("评分说明", wording.score, about),))
    elif about:
        text.leave(gettext_noop("评分说明没有带进来。"))
    code = item.identifier if CODE.fullmatch(item.identifier) and not NO_CODE.fullmatch(item.identifier) else ""
    wording = replace(
        wording, title=item.title[:LONGEST_TITLE], code=code, language=_language(item.language), files=dict(text.files)
    )
    return FoundItem(wording, source.line, tuple(text.left.values())), text.wrong


def _language(tag: str) -> str:
    """What the bank does not know is taken for what it usually holds."""
    return LANGUAGES.get(tag.partition("-")[0].lower(), "zh-hans")


def _clear(root: etree._Element) -> None:
    """Signs that mark places while an item is read do not come from the file."""
    for element in root.iter(etree.Element):
        if element.text and PRIVATE.search(element.text):
            element.text = PRIVATE.sub("", element.text)
        if element.tail and PRIVATE.search(element.tail):
            element.tail = PRIVATE.sub("", element.tail)


def _explained(wording: Wording, text: Texts) -> Wording:
    """With what is always said afterwards, also of each part."""
    said = explanation(text)
    parts = tuple(
        replace(part, explanation=said.pop(f"{EXPLANATION}_{number}", ""))
        for number, part in enumerate(wording.parts, 1)
    )
    return replace(wording, parts=parts, explanation="\n".join(filter(None, said.values())))


def _rubrics(text: Texts) -> str:
    """What is said to those who mark; what is said to everybody stays in the body."""
    said = []
    for block in list(text.item.element.iterfind("itemBody//rubricBlock")):
        if "candidate" in block.get("view", "candidate").split():
            block.tag = "div"
        else:
            said.append(text.of(block))
            remove(block)
    return "\n".join(filter(None, said))


def _add_stimuli(text: Texts) -> None:
    """A passage shared by several items (3.0) stands in its own file; it comes before the question."""
    body = text.item.element.find("itemBody")
    for reference in text.item.element.findall("assessmentStimulusRef"):
        address = reference.get("href", "")
        try:
            data = text.item.load(address)
            passage = _passage(data) if data else None
        except (Outside, Unreadable):
            passage = None
        if passage is None or body is None:
            text.leave(gettext_noop("共用的材料 %(source)s 没有带进来。"), source=address[:80])
            continue
        folder = address.rpartition("/")[0]
        for element in passage.iter("img", "object"):
            name = "src" if element.tag == "img" else "data"
            element.set(name, f"{folder}/{element.get(name, '')}" if folder else element.get(name, ""))
        passage.tag, passage.tail = "div", body.text
        body.text = None
        body.insert(0, passage)


def _passage(data: bytes) -> etree._Element | None:
    root = xml.parse(data)
    normalise(root)
    return root.find("stimulusBody")
