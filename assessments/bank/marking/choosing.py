"""Choosing, ordering, matching. Letters A, B, C … name the choices as they are written."""

from decimal import Decimal

from assessments.bank.wording import Kind, Pair, Wording

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def right_letters(wording: Wording) -> str:
    """The key of a question with choices: the letters that earn something; for an ordering all, in order."""
    if wording.kind == Kind.ORDERING:
        return LETTERS[: len(wording.choices)]
    return "".join(letter for letter, choice in zip(LETTERS, wording.choices, strict=False) if choice.weight > 0)


def chosen(wording: Wording, response: str | list[str]) -> Decimal:
    """All or nothing, or the sum of the weights chosen: the penalty is a negative weight."""
    letters = set(response)
    if wording.kind == Kind.MULTIPLE and not wording.partial:
        return Decimal(letters == set(right_letters(wording)))
    weights = {letter: choice.weight for letter, choice in zip(LETTERS, wording.choices, strict=False)}
    if wording.kind != Kind.MULTIPLE and len(letters) > 1:
        return Decimal(0)
    return sum((weights.get(letter, Decimal(0)) for letter in letters), Decimal(0))


def in_order(wording: Wording, response: str | list[str]) -> Decimal:
    """All in their places, or the share of those that are."""
    right = right_letters(wording)
    places = sum(one == two for one, two in zip(right, response, strict=False))
    if not wording.partial:
        return Decimal(list(response) == list(right))
    return Decimal(places) / len(right) if right else Decimal(0)


def rights_of(wording: Wording) -> list[str]:
    """What stands on the right of a matching, each once, in the order of writing; A is the first."""
    return list(dict.fromkeys(pair.match for pair in wording.pairs))


def lefts_of(wording: Wording) -> list[Pair]:
    """The pairs that have a left side; the others are distractors."""
    return [pair for pair in wording.pairs if pair.text]


def paired(wording: Wording, response: str | list[str]) -> Decimal:
    """All pairs right, or the share of those that are."""
    rights, lefts = rights_of(wording), lefts_of(wording)
    hits = sum(
        one in LETTERS and 0 <= LETTERS.index(one) < len(rights) and rights[LETTERS.index(one)] == left.match
        for left, one in zip(lefts, response, strict=False)
        if len(one) == 1
    )
    if not wording.partial:
        return Decimal(hits == len(lefts) and len(response) == len(lefts))
    return Decimal(hits) / len(lefts) if lefts else Decimal(0)
