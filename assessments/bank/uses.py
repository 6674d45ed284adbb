"""Where a question is in use. The bank does not know exams; they answer when asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.dispatch import Signal

asking_uses = Signal()  # versions: set of ids; receivers return list[Use]


@dataclass(frozen=True, order=True)
class Use:
    """A paper that may be sat and asks the question on `forms` of its forms. `exam`: it ends a round, so what it asks is
    not to be known before.
    """

    title: str
    forms: int
    exam: bool


def uses_of(versions: Iterable[int]) -> list[Use]:
    """The papers in sight that ask one of these versions."""
    found: list[Use] = []
    for _receiver, uses in asking_uses.send(sender=None, versions=set(versions)):
        found += uses  # type: ignore[arg-type]
    return sorted(found)
