"""The body of an item as one question: its text, and what is asked in it."""

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.qti.choosing import read_choices, read_hottext, read_order
from assessments.bank.exchange.qti.filling import Blank, read_blanks, read_gap_match, read_written
from assessments.bank.exchange.qti.key import NEAR, key_for, points_of
from assessments.bank.exchange.qti.pairing import read_associate, read_match
from assessments.bank.exchange.qti.placing import read_hotspots, read_points
from assessments.bank.exchange.qti.texts import Texts, put_block, put_inline, remove
from assessments.bank.exchange.qti.variables import Response
from assessments.bank.wording import Kind, Wording

INLINE = ("textEntryInteraction", "inlineChoiceInteraction")
KINDS: dict[str, Callable[[etree._Element, Response, Texts], Wording]] = {
    "choiceInteraction": read_choices,
    "hottextInteraction": read_hottext,
    "orderInteraction": read_order,
    "matchInteraction": read_match,
    "associateInteraction": read_associate,
    "gapMatchInteraction": read_gap_match,
    "extendedTextInteraction": read_written,
    "hotspotInteraction": read_hotspots,
    "selectPointInteraction": read_points,
}
OWN_TEXT = ("hottextInteraction", "gapMatchInteraction")  # their text is what is asked in
MARK, BORDER = "\ue010{}\ue011", "\ue012"
MARKED = re.compile("\ue010(\\d+)\ue011")
PRIVATE = re.compile("[\ue010-\ue012]")
PART_CLASS = "gridschool-part"  # how an export of ours says where a part of a case begins
PART_SCORE = "SCORE_{}"


@dataclass
class Asked:
    """Something asked in the body, and the text that belongs to it."""

    wording: Wording
    responses: list[str]
    own: str = ""


@dataclass
class Cut:
    """A body being cut into the parts of a case: what comes first, the parts so far, and the text since the last."""

    stem: str = ""
    parts: list[Asked] = field(default_factory=list)
    text: str = ""
    blanks: list[Blank] = field(default_factory=list)


def compose(text: Texts) -> Wording:
    """Stem, parts and score. Raises BadItem for what is asked in a way that the bank has no kind for."""
    body = text.item.element.find("itemBody")
    if body is None:
        raise text.item.place.bad(gettext_noop("“%(title)s”没有 itemBody。"))
    asked: dict[int, Asked | Blank] = {}
    for number, interaction in enumerate(text.item.interactions):
        asked[number] = _asked(interaction, text)
        (put_inline if interaction.tag in INLINE else put_block)(interaction, MARK.format(number))
    for part in body.iter("div"):
        if part.get("class") == PART_CLASS:
            part.text = BORDER + (part.text or "")
    whole = text.of(body)
    if sorted(MARKED.findall(whole)) != sorted(str(number) for number in asked):
        raise text.item.place.bad(gettext_noop("“%(title)s”的正文里有一处作答读不出来。"))
    return _whole(whole, asked, text)


def _asked(interaction: etree._Element, text: Texts) -> Asked | Blank:
    name = interaction.get("responseIdentifier", "")
    response = text.item.responses.get(name)
    if interaction.tag not in (*INLINE, *KINDS):
        kind = interaction.tag
        raise text.item.place.bad(gettext_noop("“%(title)s”是 %(kind)s 题，这里没有对应的题型。"), kind=kind)
    if response is None:
        raise text.item.place.bad(gettext_noop("“%(title)s”没有声明作答 %(response)s。"), response=name[:40])
    if interaction.tag in INLINE:
        return Blank(interaction, response)
    wording = KINDS[interaction.tag](interaction, response, text)
    if interaction.tag not in OWN_TEXT:
        return Asked(wording, [name], text.of(interaction.find("prompt")))
    passage = deepcopy(interaction)
    for element in passage.findall("gapText"):
        remove(element)
    for number, gap in enumerate(list(passage.iter("gap")), 1):
        put_inline(gap, f"[[{number}]]")
    for prompt in passage.findall("prompt"):
        prompt.tag = "div"
    return Asked(wording, [name], text.of(passage))


def _whole(whole: str, asked: dict[int, Asked | Blank], text: Texts) -> Wording:
    blanks = [one for one in asked.values() if isinstance(one, Blank)]
    if not asked:
        return Wording(Kind.DESCRIPTION, whole)
    if BORDER not in whole and len(blanks) == len(asked):
        wording = read_blanks(blanks, text)
        names = [blank.response.identifier for blank in blanks]
        return replace(wording, stem=_numbered(whole), score=_score([Asked(wording, names)], text))
    if BORDER not in whole and len(asked) == 1:
        [only] = [one for one in asked.values() if isinstance(one, Asked)]
        before, _number, after = MARKED.split(whole)
        stem = "\n".join(part for part in (before.strip(), only.own, after.strip()) if part)
        return replace(only.wording, stem=stem, score=_score([only], text))
    return _case(whole, asked, text)


def _numbered(text: str) -> str:
    """The blanks as gaps, counted from 1 in the order they stand in."""
    counted = iter(range(1, 1_000_000))
    return MARKED.sub(lambda found: f"[[{next(counted)}]]", text).strip()


def _case(whole: str, asked: dict[int, Asked | Blank], text: Texts) -> Wording:
    """Where an export of ours says where a part begins, there; else each part takes the text before it."""
    cut = Cut()
    for number, piece in enumerate(MARKED.split(whole)):
        one = asked[int(piece)] if number % 2 else None
        if isinstance(one, Blank):
            cut.text += MARK.format(piece)
            cut.blanks.append(one)
        elif isinstance(one, Asked):
            _end_blanks(cut, text)
            _end(cut, one)
        else:
            for place, words in enumerate(piece.split(BORDER)):
                if place:
                    _border(cut, text)
                cut.text += words
    _end_blanks(cut, text, last=True)
    if cut.text.strip() and cut.parts:
        cut.parts[-1].own = "\n".join(filter(None, [cut.parts[-1].own, cut.text.strip()]))
    parts = tuple(_part(part, number, text) for number, part in enumerate(cut.parts, 1))
    return Wording(Kind.CASE, cut.stem or text.item.title or text.item.identifier, parts=parts,
                   score=_score(cut.parts, text))  # fmt: skip


def _border(cut: Cut, text: Texts) -> None:
    if cut.blanks:
        _end_blanks(cut, text, last=True)
    elif not cut.parts and not cut.stem:
        cut.stem, cut.text = cut.text.strip(), ""


def _end_blanks(cut: Cut, text: Texts, last: bool = False) -> None:
    """The lines from the first blank to the last are a part of their own."""
    if not cut.blanks:
        return
    lines = cut.text.strip().split("\n")
    marked = [number for number, line in enumerate(lines) if MARKED.search(line)]
    first = marked[0] if not cut.parts and not cut.stem else 0
    until = len(lines) if last else marked[-1] + 1
    if first:
        cut.stem = "\n".join(lines[:first]).strip()
    names = [blank.response.identifier for blank in cut.blanks]
    own = _numbered("\n".join(lines[first:until]))
    cut.parts.append(Asked(read_blanks(cut.blanks, text), names, own))
    cut.text, cut.blanks = "\n".join(lines[until:]), []


def _end(cut: Cut, asked: Asked) -> None:
    """What stands before the first part is the case itself; of it the last line asks, when nothing else does."""
    before = cut.text.strip()
    if not cut.parts and not cut.stem:
        lines = before.split("\n")
        own = lines.pop() if not asked.own and len(lines) > 1 else ""
        cut.stem, before = "\n".join(lines).strip(), own
    asked.own = "\n".join(filter(None, [before, asked.own]))
    cut.parts.append(asked)
    cut.text = ""


def _part(asked: Asked, number: int, text: Texts) -> Wording:
    hint = text.item.outcomes.get(PART_SCORE.format(number))
    points = hint.maximum if hint and hint.maximum else _points([asked], text)
    return replace(asked.wording, stem=asked.own or f"第 {number} 题", score=points_of(points))


def _by_hand(asked: Asked) -> bool:
    return asked.wording.kind == Kind.SHORT_ANSWER and not asked.wording.answers


def _points(parts: list[Asked], text: Texts) -> Fraction:
    marked = [part for part in parts if not _by_hand(part)]
    return sum((key_for(part.responses, text).points for part in marked), Fraction(0))


def _score(parts: list[Asked], text: Texts) -> Decimal:
    """What the item states, where a person marks or it is what the rules come to; else what they come to."""
    points, stated = _points(parts, text), text.item.stated_maximum
    if stated and (any(map(_by_hand, parts)) or abs(stated - points) <= NEAR * stated):
        return points_of(stated)
    return points_of(points)
