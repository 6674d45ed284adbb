"""What higher apps are asked, because only they know."""

from dataclasses import dataclass

from django.dispatch import Signal


@dataclass(frozen=True)
class Change:
    """An attempt whose result a regrade changes. `exam`: its score counts as that of the round's final exam; `passed`: whether
    it is passed or not changes, and with it perhaps whether the person is qualified.
    """

    attempt: int
    enrolment: int
    worker: int
    round: int
    exam: bool
    passed: bool


@dataclass(frozen=True)
class Consequence:
    """Something that was issued, decided or computed with the help of an attempt. `what` names it with its state; `url` is the
    page on which somebody who may can correct it.
    """

    attempt: int
    what: str
    url: str


asking_consequences = Signal()  # changes: list[Change]; a receiver answers with list[Consequence]
