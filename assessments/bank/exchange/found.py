"""What reading a file gives. Sentences are kept untranslated, because they come out of a child process."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext

from assessments.bank.wording import Wording


@dataclass(frozen=True)
class Fault:
    """Something that could not be taken. `message` is a text of the catalogue (mark it with gettext_noop) with named places
    for `values`; `line` is the line or row in the file, None where none is known.
    """

    message: str
    line: int | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self):
        return gettext(self.message) % self.values


class Unreadable(ValueError):
    """Nothing of the file can be taken."""

    def __init__(self, message: str, line: int | None = None, **values: str | int):
        super().__init__(message)
        self.fault = Fault(message, line, values)


class BadItem(ValueError):
    """One question cannot be taken; the others can. Parsers raise it inside and turn it into a fault of `Found`."""

    def __init__(self, message: str, line: int | None = None, **values: str | int):
        super().__init__(message)
        self.fault = Fault(message, line, values)


@dataclass(frozen=True)
class FoundItem:
    """A question, the line it begins on, and what of it was left behind (formatting, a sound, a hint)."""

    wording: Wording
    line: int | None = None
    left: tuple[Fault, ...] = ()


@dataclass
class Found:
    """The good questions in the order of the file, and a fault for each bad one."""

    items: list[FoundItem] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
