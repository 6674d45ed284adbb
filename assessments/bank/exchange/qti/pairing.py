"""Matching: matchInteraction, and associateInteraction, whose pairs have no sides."""

from fractions import Fraction

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.qti.choosing import is_shuffled
from assessments.bank.exchange.qti.key import Key, key_for
from assessments.bank.exchange.qti.rules import Correct
from assessments.bank.exchange.qti.texts import Texts
from assessments.bank.exchange.qti.variables import Response
from assessments.bank.wording import Kind, Pair, Wording

Two = tuple[str, str]
CHOICE = "simpleAssociableChoice"
ALIKE = Fraction(1, 1000)


def read_match(interaction: etree._Element, response: Response, text: Texts) -> Wording:
    sets = interaction.findall("simpleMatchSet")
    if len(sets) != 2:
        raise text.item.place.bad(gettext_noop("“%(title)s”的 matchInteraction 不是左右两组。"))
    lefts, rights = (_choices(one, text) for one in sets)
    key, pairs = _key(response, text)
    pairs = [(one, two) for one, two in pairs if _known(one, lefts, text) and _known(two, rights, text)]
    if not pairs:
        return _wording(interaction, lefts, rights, dict.fromkeys(lefts, ""), key, response, text)
    if len({one for one, _two in pairs}) < max(len(lefts), len(pairs)):  # a left side with none, or more than one
        pairs, lefts, rights = [(two, one) for one, two in pairs], rights, lefts
    if len({one for one, _two in pairs}) < max(len(lefts), len(pairs)):
        raise text.item.place.bad(gettext_noop("“%(title)s”的一项要连好几项，这里没有对应的题型。"))
    return _wording(interaction, lefts, rights, dict(pairs), key, response, text)


def read_associate(interaction: etree._Element, response: Response, text: Texts) -> Wording:
    """Pairs within one set: the first of each goes to the left."""
    choices = _choices(interaction, text)
    key, pairs = _key(response, text)
    used = [name for pair in pairs for name in pair]
    if len(set(used)) < len(used):
        raise text.item.place.bad(gettext_noop("“%(title)s”的一项要连好几项，这里没有对应的题型。"))
    pairs = [(one, two) for one, two in pairs if _known(one, choices, text) and _known(two, choices, text)]
    text.leave(gettext_noop("原来是在一组里配对，这里分成左右两边。"))
    firsts = {one for one, _two in pairs}
    lefts = {name: word for name, word in choices.items() if name in firsts}
    rights = {name: word for name, word in choices.items() if name not in firsts}
    return _wording(interaction, lefts, rights, dict(pairs), key, response, text)


def _choices(parent: etree._Element, text: Texts) -> dict[str, str]:
    return {one.get("identifier", ""): text.of(one) for one in parent.findall(CHOICE)}


def _known(name: str, choices: dict[str, str], text: Texts) -> bool:
    if name not in choices:
        text.fault(gettext_noop("“%(title)s”的标准答案 %(name)s 不是一个选项。"), name=name[:40])
    return name in choices


def _key(response: Response, text: Texts) -> tuple[Key, list[Two]]:
    """The right pairs, in the order of the file."""
    key = key_for([response.identifier], text)
    term, mapping = key.term(response.identifier), response.mapping
    if term is None or (mapping is None and not isinstance(term, Correct)):
        text.fault(gettext_noop("“%(title)s”没有标准答案。"))
        return key, []
    if isinstance(term, Correct):
        return key, [_two(one, text) for one in dict.fromkeys(response.correct)]
    assert mapping is not None  # noqa: S101  checked above
    earned = [one for one in mapping.entries if one.mapped > 0]
    amounts = [one.mapped for one in earned]
    if amounts and max(amounts) - min(amounts) > ALIKE * max(amounts):
        text.leave(gettext_noop("原来各对的分值不一样，这里每对一样。"))
    if mapping.default < 0 or any(one.mapped < 0 for one in mapping.entries):
        text.leave(gettext_noop("连错要扣分没有带进来。"))
    return key, [_two(one.text, text) for one in earned]


def _two(value: str, text: Texts) -> Two:
    words = value.split()
    if len(words) != 2:
        raise text.item.place.bad(
            gettext_noop("“%(title)s”：“%(text)s”不是一个 %(base)s 值。"), text=value[:40], base="directedPair"
        )
    return words[0], words[1]


def _wording(
    interaction: etree._Element,
    lefts: dict[str, str],
    rights: dict[str, str],
    right_of: dict[str, str],
    key: Key,
    response: Response,
    text: Texts,
) -> Wording:
    """What is on the right and belongs to nothing comes last. Sides that stood in another order than the pairs do must not
    be shown in that of the pairs.
    """
    pairs = [Pair(word, rights.get(right_of.get(name, ""), "")) for name, word in lefts.items()]
    pairs += [Pair("", word) for name, word in rights.items() if name not in right_of.values()]
    partial = not key.together and not isinstance(key.term(response.identifier), Correct)
    told = list(dict.fromkeys(pair.match for pair in pairs)) == list(dict.fromkeys(rights.values()))
    shuffle = is_shuffled(interaction, list(interaction.iter(CHOICE)), text) or not told
    return Wording(Kind.MATCHING, "", pairs=tuple(pairs), partial=partial, shuffle=shuffle)
