"""What reading a file gives. Sentences are kept untranslated, because they come out of a child process."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext

from assessments.bank.wording import Wording


@dataclass(frozen=True)
class Fault:
    """Something that could not be taken. `message` is a text of the catalogue (mark it with gettext_noop) with named places
    for `values`; `line` is the line or row in the file, None where none is known. A value `sheet` names the sheet of a workbook.
    """

    message: str
    line: int | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self):
        told = gettext(self.message) % self.values
        return (
            gettext("工作表“%(sheet)s”：%(told)s") % {**self.values, "told": told} if "sheet" in self.values else told
        )


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
    """A question, the line it begins on, and what of it was left behind (formatting, a sound, a hint).

    `files`: names and sizes in bytes of the pictures as the file had them, filled in by the child process.
    """

    wording: Wording
    line: int | None = None
    left: tuple[Fault, ...] = ()
    files: tuple[tuple[str, int], ...] = ()


@dataclass
class Found:
    """What a file holds, each in the order of the file: good questions; questions that can be read and have to be put right,
    each with its fault; and a fault for each that cannot be read.
    """

    items: list[FoundItem] = field(default_factory=list)
    unsound: list[tuple[FoundItem, Fault]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def all_faults(self) -> list[Fault]:
        """One for each question that is not good, by line."""
        found = [*self.faults, *(fault for _item, fault in self.unsound)]
        return sorted(found, key=lambda fault: fault.line or 0)
