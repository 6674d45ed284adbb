"""Where a question is in use, and how it did there. The bank does not know exams; they answer when asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.dispatch import Signal

asking_uses = Signal()  # versions: set of ids; receivers return list[Use]
asking_facilities = Signal()  # versions: set of ids; receivers return dict[int, Facility]


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


@dataclass(frozen=True)
class Facility:
    """What people earned of the question's marks on the average, in percent."""

    percent: Decimal
    people: int


def facilities_of(versions: Iterable[int]) -> dict[int, Facility]:
    """Of the versions that enough people had to say so."""
    found: dict[int, Facility] = {}
    for _receiver, facilities in asking_facilities.send(sender=None, versions=set(versions)):
        found |= facilities  # type: ignore[arg-type]
    return found
