"""Texts and words to fill in: textEntryInteraction, inlineChoiceInteraction, gapMatchInteraction, extendedTextInteraction."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.qti.key import Key, check_bounds, key_for, points_of, share, whole_of
from assessments.bank.exchange.qti.processing import SCORE
from assessments.bank.exchange.qti.rules import Correct, Mapped, Term, Within
from assessments.bank.exchange.qti.texts import Texts
from assessments.bank.exchange.qti.variables import NUMBERS, Entry, Response
from assessments.bank.wording import Answer, Gap, Kind, Wording
from assessments.bank.wording.parts import ONE

NONE = Fraction(0)


@dataclass(frozen=True)
class Blank:
    """A place in the text, and the interaction that is filled in there."""

    element: etree._Element
    response: Response


def read_blanks(blanks: Sequence[Blank], text: Texts) -> Wording:
    """One question with gaps in the order of the blanks; each counts by what it earns."""
    key = key_for([blank.response.identifier for blank in blanks], text)
    alike = len({factor for _term, factor in key.terms.values()}) == 1  # then the rules alone say what counts how much
    gaps = tuple(_gap(blank, key, alike, text) for blank in blanks)
    exact = {entry.case_sensitive for blank in blanks for entry in _texts(blank, key)}
    if len(exact) > 1:
        text.leave(gettext_noop("有的答案区分大小写，有的不区分；这里都区分。"))
    whole = len(gaps) == 1 or key.together
    if len(gaps) == 1:
        gaps = (Gap(gaps[0].answers, gaps[0].menu),)
    return Wording(Kind.GAP, "", gaps=gaps, partial=not whole, case_sensitive=True in exact)


def read_gap_match(interaction: etree._Element, response: Response, text: Texts) -> Wording:
    """Words to put into gaps: each gap becomes a menu of all of them."""
    if interaction.find("gapImg") is not None:
        raise text.item.place.bad(gettext_noop("“%(title)s”是 %(kind)s 题，这里没有对应的题型。"), kind="gapImg")
    key = key_for([response.identifier], text)
    words = {one.get("identifier", ""): text.of(one) for one in interaction.findall("gapText")}
    menu = tuple(dict.fromkeys(words.values()))
    places = [one.get("identifier", "") for one in interaction.iter("gap")]
    earned = _by_gap(response, key.term(response.identifier), words, places, text)
    gaps = []
    for place in places:
        most = max((points for _word, points in earned[place]), default=NONE)
        answers = tuple(Answer(words[word], share(points, most)) for word, points in earned[place])
        gaps.append(Gap(answers, menu, points_of(most)))
    whole = len(gaps) == 1 or key.together or isinstance(key.term(response.identifier), Correct)
    shared = gaps if len(gaps) > 1 else [Gap(gap.answers, gap.menu) for gap in gaps]
    return Wording(Kind.GAP, "", gaps=tuple(shared), partial=not whole)


def _by_gap(
    response: Response, term: Term | None, words: dict[str, str], places: list[str], text: Texts
) -> dict[str, list[tuple[str, Fraction]]]:
    """For each gap the words that earn something there."""
    mapping = response.mapping
    if isinstance(term, Mapped) and mapping:
        entries = [(one.text, one.mapped) for one in mapping.entries]
        if mapping.default < 0 or any(points < 0 for _pair, points in entries):
            text.leave(gettext_noop("填错要扣分没有带进来。"))
    else:
        entries = [(one, Fraction(1)) for one in response.correct] if term else []
    earned: dict[str, list[tuple[str, Fraction]]] = {place: [] for place in places}
    for pair, points in entries:
        word, _space, place = pair.strip().partition(" ")
        if points > 0 and (word not in words or place.strip() not in earned):
            text.fault(gettext_noop("“%(title)s”的标准答案 %(name)s 不是一个选项。"), name=pair[:40])
        elif points > 0:
            earned[place.strip()].append((word, points))
    if not any(earned.values()):
        text.fault(gettext_noop("“%(title)s”没有标准答案。"))
    elif isinstance(term, Mapped) and mapping:
        whole = sum((max((points for _word, points in found), default=NONE) for found in earned.values()), NONE)
        check_bounds(mapping, whole, whole_of(term, text), False, text)
    return earned


def read_written(interaction: etree._Element, response: Response, text: Texts) -> Wording:
    """A text of any length: with a key that a rule uses a short answer, without one for a person to mark."""
    total = text.item.outcomes.get(SCORE)
    by_hand = text.item.score is None or (total is not None and total.by_hand)
    if by_hand or not (response.correct or response.mapping):
        if response.correct:
            text.leave(gettext_noop("参考答案没有带进来，这道题由人评分。"))
        return Wording(Kind.SHORT_ANSWER, "")
    term = key_for([response.identifier], text).term(response.identifier)
    answers = _answers(response, term, text)
    exact = [one.case_sensitive for one in _entries(response, term)]
    return Wording(Kind.SHORT_ANSWER, "", answers=answers, case_sensitive=any(exact))


def _gap(blank: Blank, key: Key, alike: bool, text: Texts) -> Gap:
    term, response = key.term(blank.response.identifier), blank.response
    factor = Fraction(1) if alike or not term else key.terms[response.identifier][1]
    worth = points_of(factor * whole_of(term, text)) if term else ONE
    if blank.element.tag != "inlineChoiceInteraction":
        return Gap(_answers(response, term, text), share=worth)
    words = {one.get("identifier", ""): text.of(one) for one in blank.element.findall("inlineChoice")}
    answers = []
    for answer in _answers(response, term, text):
        if answer.text not in words:
            text.fault(gettext_noop("“%(title)s”的标准答案 %(name)s 不是一个选项。"), name=answer.text[:40])
        elif answer.weight > 0:
            answers.append(Answer(words[answer.text], answer.weight))
    return Gap(tuple(answers), tuple(words.values()), worth)


def _answers(response: Response, term: Term | None, text: Texts) -> tuple[Answer, ...]:
    """What is accepted. Of texts a star is only a star."""
    if isinstance(term, Within):
        return _numbers(term, text)
    whole = whole_of(term, text) if term else Fraction(1)
    entries = _entries(response, term)
    if not entries:
        text.fault(gettext_noop("“%(title)s”没有标准答案。"))
    values = [(entry, entry.mapped) for entry in entries]
    mapping = response.mapping if isinstance(term, Mapped) else None
    if mapping:
        values = [(entry, min(entry.mapped, whole)) for entry, _mapped in values]
        check_bounds(mapping, whole, whole, any(points < 0 for _entry, points in values) or mapping.default < 0, text)
    answers = [_answer(entry, points, whole, response) for entry, points in values if points >= 0]
    if mapping and mapping.default > 0:
        answers.append(Answer("*", share(mapping.default, whole)))
    return tuple(answers)


def _answer(entry: Entry, points: Fraction, whole: Fraction, response: Response) -> Answer:
    if response.base in NUMBERS:
        return Answer(entry.text.strip(), share(points, whole), tolerance=ONE * 0)
    written = entry.text if response.base == "identifier" else entry.text.replace("*", "\\*")
    return Answer(written.strip() if response.base == "identifier" else written, share(points, whole))


def _numbers(term: Within, text: Texts) -> tuple[Answer, ...]:
    whole = whole_of(term, text)
    answers = []
    for one in term.ranges:
        weight = share(one.earns, whole)
        if one.tolerance is not None:
            answers.append(Answer(one.middle, weight, tolerance=_decimal(one.tolerance)))
        else:
            low, high = _decimal(one.low), _decimal(one.high)
            answers.append(Answer(f"{low:f}..{high:f}", weight, low=low, high=high))
    return tuple(answers)


def _decimal(value: Fraction):
    return (ONE * value.numerator / value.denominator).normalize() + 0


def _entries(response: Response, term: Term | None) -> list[Entry]:
    if isinstance(term, Mapped) and response.mapping:
        return list(response.mapping.entries)
    return [Entry(one, one, Fraction(1)) for one in response.correct] if term else []


def _texts(blank: Blank, key: Key) -> list[Entry]:
    """The entries where capitals can matter."""
    written = blank.element.tag == "textEntryInteraction" and blank.response.base == "string"
    return _entries(blank.response, key.term(blank.response.identifier)) if written else []
