"""Answers and keys in words, for lists and explanations."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from assessments.bank.marking.choosing import LETTERS, lefts_of, right_letters, rights_of
from assessments.bank.marking.deciding import Response
from assessments.bank.marking.placing import areas_hit, point_of
from assessments.bank.wording import Answer, Kind, Wording, texts
from assessments.bank.wording.kinds import CHOOSING
from assessments.quizzes.asking.arranging import FIELDS, Arranged


def in_words(shown: Arranged, response: Response) -> str:
    """A response in the letters of the bank, as the person saw it; "" for none."""
    wording = shown.wording
    if not response or wording.kind == Kind.DESCRIPTION:
        return ""
    if wording.kind in CHOOSING:
        return letters(shown, str(response))
    if wording.kind == Kind.SHORT_ANSWER:
        return texts.flat(str(response))
    if wording.kind == Kind.CASE:
        given = response if isinstance(response, Mapping) else {}
        return _parts(shown, [in_words(part, given.get(str(at), "")) for at, part in enumerate(shown.parts, 1)])
    if wording.kind in FIELDS:
        return _fields(wording, response if isinstance(response, Mapping) else {})
    return LISTS[Kind(wording.kind)](wording, list(response))


def key_in_words(shown: Arranged) -> str:
    """What is right, as the person saw it."""
    wording = shown.wording
    match wording.kind:
        case Kind.GAP:
            return _listed([accepted(gap.answers) for gap in wording.gaps])
        case Kind.SHORT_ANSWER:
            return accepted(wording.answers)
        case Kind.MATCHING:
            return _pairs(wording, [LETTERS[rights_of(wording).index(pair.match)] for pair in lefts_of(wording)])
        case Kind.HOTSPOT:
            return _("图上框出的 %(count)s 处") % {"count": sum(area.weight > 0 for area in wording.areas)}
        case Kind.CASE:
            return _parts(shown, [key_in_words(part) for part in shown.parts])
    return in_words(shown, right_letters(wording))


def letters(shown: Arranged, written: str) -> str:
    """The letters shown of the choices that the bank calls by these."""
    return "".join(letter for letter, at in zip(LETTERS, shown.order, strict=False) if LETTERS[at] in written)


def accepted(answers: tuple[Answer, ...]) -> str:
    """The answers that earn everything."""
    return _(" 或 ").join(_answer(answer) for answer in answers if answer.weight == 1)


def _answer(answer: Answer) -> str:
    if answer.low is not None or answer.high is not None:
        low, high = ("" if limit is None else f"{limit:f}" for limit in (answer.low, answer.high))
        return f"{low}–{high}"
    if answer.tolerance:
        return f"{answer.text}（±{answer.tolerance:f}）"
    return answer.text.replace("\\*", "*")


def _order(wording: Wording, given: list) -> str:
    of = dict(zip(LETTERS, wording.choices, strict=False))
    return " → ".join(texts.flat(of[letter].text) if letter else "—" for letter in given)


def _pairs(wording: Wording, given: list) -> str:
    rights = rights_of(wording)
    chosen = [texts.flat(rights[LETTERS.index(letter)]) if letter else "—" for letter in given]
    return "；".join(
        f"{texts.flat(pair.text)}：{right}" for pair, right in zip(lefts_of(wording), chosen, strict=False)
    )


def _points(wording: Wording, given: list) -> str:
    points = [point for text in given if (point := point_of(text))]
    hits = sum(area is not None and area.weight > 0 for area in areas_hit(wording, points))
    return _("%(count)s 处，点对 %(hits)s 处") % {"count": len(points), "hits": hits}


def category(wording: Wording, response: Mapping) -> str:
    """What a report was filed under; "" when nothing was chosen."""
    of = dict(zip(LETTERS, wording.choices, strict=False))
    return of[response["category"]].text if response.get("category") in of else ""


def _fields(wording: Wording, response: Mapping) -> str:
    said = [category(wording, response), response.get("place", ""), response.get("text", "")]
    count = len(response.get("files", ()))
    files = [_("附件 %(count)s 个") % {"count": count}] if count else []
    return "；".join([*(texts.flat(one) for one in said if one.strip()), *files])


def _parts(shown: Arranged, said: list[str]) -> str:
    return "　".join(f"（{number}）{one or '—'}" for number, one in enumerate(said, 1))


def _listed(said: list[str]) -> str:
    return "；".join(one.strip() or "—" for one in said)


LISTS = {
    Kind.GAP: lambda wording, given: _listed(given),
    Kind.ORDERING: _order,
    Kind.MATCHING: _pairs,
    Kind.HOTSPOT: _points,
}
