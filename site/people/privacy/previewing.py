"""What an erasure would take away and what would stay, and why."""

from dataclasses import dataclass, field

from grids import scope
from people.models import Worker
from people.privacy import registry
from people.privacy.registry import REFERENCE, Person


@dataclass
class Stay:
    reason: str
    titles: list[str] = field(default_factory=list)


@dataclass
class Preview:
    goes: list[tuple[str, int, list[str]]] = field(default_factory=list)  # title, rows, headings of what goes
    stays: list[Stay] = field(default_factory=list)


def preview(worker: Worker) -> Preview:
    """Only what this person has rows of."""
    shown, stays = Preview(), dict[str, Stay]()
    with scope.whole_tree("preview of an erasure"):
        person = Person(worker, worker.user)
        for part in registry.parts.values():
            rows = part.count(person)
            if rows and part.goes():
                shown.goes.append((str(part.title), rows, part.goes()))
            for reason in part.stays if rows and not part.removed else ():
                if reason is not REFERENCE:
                    stays.setdefault(str(reason), Stay(str(reason))).titles.append(str(part.title))
    shown.stays = list(stays.values())
    return shown
