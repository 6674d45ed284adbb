"""Choosing and putting in order: choiceInteraction, hottextInteraction, orderInteraction."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.qti.feedback import of_choices
from assessments.bank.exchange.qti.key import Key, check_bounds, key_for, share, shares, whole_of
from assessments.bank.exchange.qti.marking import value_in
from assessments.bank.exchange.qti.rules import Correct, Mapped
from assessments.bank.exchange.qti.texts import Texts
from assessments.bank.exchange.qti.variables import SINGLE, Response
from assessments.bank.wording import Choice, Kind, Wording

TRUE, FALSE = "true", "false"
PLAIN_SINGLE = "gridschool-single"  # how an export of ours says that 对 and 错 are only two choices
YES_AND_NO = (
    {"对", "错"}, {"正确", "错误"}, {"是", "否"}, {"√", "×"}, {"true", "false"}, {"t", "f"}, {"yes", "no"}, {"correct", "incorrect"},
)  # fmt: skip


def read_choices(interaction: etree._Element, response: Response, text: Texts) -> Wording:
    return _chosen(interaction, interaction.findall("simpleChoice"), response, text)


def read_hottext(interaction: etree._Element, response: Response, text: Texts) -> Wording:
    """The passages to choose from stay in the text, and are listed as choices."""
    return _chosen(interaction, list(interaction.iter("hottext")), response, text)


def _chosen(interaction: etree._Element, elements: list[etree._Element], response: Response, text: Texts) -> Wording:
    key = key_for([response.identifier], text)
    ids = [one.get("identifier", "") for one in elements]
    notes = of_choices(elements, response, text)
    single = response.cardinality == SINGLE or interaction.get("maxChoices") == "1"
    weights = weights_of(ids, response, key, single, text)
    words = [text.of(one) for one in elements]
    choices = tuple(Choice(word, weight, notes[one]) for one, word, weight in zip(ids, words, weights, strict=True))
    kind = Kind.SINGLE if single else Kind.MULTIPLE
    if single and interaction.get("class") != PLAIN_SINGLE and is_yes_or_no(ids, words):
        kind = Kind.TRUE_FALSE
    partial = not single and isinstance(key.term(response.identifier), Mapped) and not key.together
    return Wording(kind, "", choices=choices, partial=partial, shuffle=is_shuffled(interaction, elements, text))


def is_yes_or_no(ids: list[str], words: list[str]) -> bool:
    return set(ids) == {TRUE, FALSE} or {word.casefold().rstrip("。.") for word in words} in YES_AND_NO


def weights_of(ids: list[str], response: Response, key: Key, single: bool, text: Texts) -> list[Decimal]:
    """What each choice earns of the whole. A key that is missing, or names no choice, is a fault."""
    term, mapping = key.term(response.identifier), response.mapping
    if term is None or (mapping is None and not isinstance(term, Correct)):
        text.fault(gettext_noop("“%(title)s”没有标准答案。"))
        return [Decimal(0)] * len(ids)
    entries = mapping.entries if mapping else ()
    named = response.correct if isinstance(term, Correct) else [one.text for one in entries if one.mapped > 0]
    for name in named:
        if name.strip() not in ids:
            text.fault(gettext_noop("“%(title)s”的标准答案 %(name)s 不是一个选项。"), name=name[:40])
    values = [value_in(mapping, one) for one in ids] if mapping else []
    positive = sum((value for value in values if value > 0), Fraction(0))
    if isinstance(term, Correct) or mapping is None:
        right = [one in response.correct for one in ids]
        if not single and positive and mapping and [value > 0 for value in values] == right:
            whole = mapping.upper if mapping.upper and mapping.upper - positive < positive / 1000 else positive
            return shares(values, whole)  # unused by the rule, but it says what the wrong ones cost
        return shares([Fraction(one) for one in right], Fraction(sum(right) or 1))
    whole = whole_of(term, text)
    check_bounds(mapping, whole if single else positive, whole, any(value < 0 for value in values), text)
    return [share(min(value, whole), whole) for value in values] if single else shares(values, whole)


def is_shuffled(interaction: etree._Element, choices: list[etree._Element], text: Texts) -> bool:
    """Some choices that keep their places while others move is more than the bank knows."""
    shuffled = interaction.get("shuffle") in {"true", "1"}
    fixed = [one.get("fixed") in {"true", "1"} for one in choices]
    if shuffled and any(fixed) and not all(fixed):
        text.leave(gettext_noop("“位置固定”的选项没有带进来，现在和其他选项一起打乱。"))
    return shuffled and not (fixed and all(fixed))


def read_order(interaction: etree._Element, response: Response, text: Texts) -> Wording:
    """The choices in the right order; they are always shown in another."""
    words = {one.get("identifier", ""): text.of(one) for one in interaction.findall("simpleChoice")}
    term = key_for([response.identifier], text).term(response.identifier)
    if isinstance(term, Mapped):
        raise text.item.place.bad(gettext_noop("“%(title)s”的排序按各项给分，不看次序，这里没有对应的题型。"))
    order = list(response.correct) if term else []
    for name in order:
        if name not in words:
            text.fault(gettext_noop("“%(title)s”的标准答案 %(name)s 不是一个选项。"), name=name[:40])
    if not order:
        text.fault(gettext_noop("“%(title)s”没有标准答案。"))
    elif set(order) < set(words):
        raise text.item.place.bad(gettext_noop("“%(title)s”只要排其中几项，这里没有对应的题型。"))
    placed = [words[name] for name in dict.fromkeys([*order, *words]) if name in words]
    return Wording(Kind.ORDERING, "", choices=tuple(map(Choice, placed)))
