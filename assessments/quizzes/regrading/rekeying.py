"""Another right answer for a question: its wording with the new key, and what a response given to the old one means in it.

A key is kept as those fields of `ItemVersion.body` that hold it. In an ordering and a matching the written order is the key,
so letters of a response change with it; everything else stays where it is.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assessments.bank.forms.rows import penalty_of
from assessments.bank.marking import needs_a_person
from assessments.bank.marking.choosing import LETTERS, lefts_of, rights_of
from assessments.bank.marking.deciding import Response
from assessments.bank.wording import Kind, Pair, Wording
from assessments.bank.wording.body import from_body, to_body
from assessments.bank.wording.kinds import CHOOSING
from assessments.bank.wording.parts import equal_share
from assessments.quizzes.asking.arranging import Arranged

FIELD = {
    **dict.fromkeys(CHOOSING | {Kind.ORDERING}, "choices"),
    Kind.GAP: "gaps",
    Kind.SHORT_ANSWER: "answers",
    Kind.MATCHING: "pairs",
    Kind.HOTSPOT: "areas",
}


def takes_a_key(wording: Wording) -> bool:
    """Whether a new key can be given. A case has a key for each of its parts, and what a person marks has none."""
    return wording.kind in FIELD and not needs_a_person(wording)


def with_key(wording: Wording, key: dict) -> Wording:
    """`key` as `key_of` made it."""
    said = from_body(wording.kind, wording.stem, key)
    return replace(wording, **{name: getattr(said, name) for name in key})


def key_of(wording: Wording) -> dict:
    """What is kept of a wording that has the new key."""
    name = FIELD[Kind(wording.kind)]
    return {name: to_body(wording)[name]}


def lettered(wording: Wording, letters: str) -> Wording:
    """With these choices right: they share the score, a wrong one costs what it cost before."""
    penalty = penalty_of(wording) if wording.kind == Kind.MULTIPLE else Decimal(0)
    share = equal_share(len(set(letters)))
    choices = zip(LETTERS, wording.choices, strict=False)
    return replace(
        wording,
        choices=tuple(replace(choice, weight=share if letter in letters else -penalty) for letter, choice in choices),
    )


def ordered(wording: Wording, letters: str) -> Wording:
    """With the steps in the order of these letters."""
    return replace(wording, choices=tuple(wording.choices[LETTERS.index(letter)] for letter in letters))


def paired(wording: Wording, letters: Sequence[str]) -> Wording:
    """With these right sides, one for each left side in order; what is on the right and matches nothing stays."""
    rights = rights_of(wording)
    pairs = [
        Pair(left.text, rights[LETTERS.index(letter)]) for left, letter in zip(lefts_of(wording), letters, strict=True)
    ]
    matched = {pair.match for pair in pairs}
    return replace(wording, pairs=(*pairs, *(Pair("", right) for right in rights if right not in matched)))


def in_letters_of(new: Wording, old: Wording, response: Response) -> Response:
    """A response in the letters of the old wording, said in those of the new one."""
    moved = {letter: LETTERS[place] for letter, place in zip(LETTERS, _places(new, old), strict=False)}
    if not moved or not isinstance(response, str | list):
        return response
    return [moved.get(letter, "") for letter in response]


def arranged_anew(shown: Arranged, new: Wording) -> Arranged:
    """The question as the person saw it, with the new key."""
    places = _places(new, shown.wording)
    return replace(shown, wording=new, order=tuple(places[at] for at in shown.order) if places else shown.order)


def _places(new: Wording, old: Wording) -> list[int]:
    """Where each thing that letters stand for is in the new wording; empty where letters stay as they are."""
    if old.kind == Kind.ORDERING:
        texts = [choice.text for choice in new.choices]
        return [texts.index(choice.text) for choice in old.choices]
    if old.kind == Kind.MATCHING:
        rights = rights_of(new)
        return [rights.index(right) for right in rights_of(old)]
    return []
