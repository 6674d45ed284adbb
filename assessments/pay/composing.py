"""From people and tables to a run's content. Pure: the order of the roster makes no difference."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from assessments.pay.lines import Line, Person, lines_for, refusal
from assessments.pay.remarking import Before, remarks
from assessments.pay.tables import Tables


@dataclass(frozen=True)
class Draft:
    """What a run proposes for one person."""

    person: Person
    lines: list[Line]
    remarks: list[dict[str, str]]

    @property
    def total(self) -> Decimal:
        return sum((line.amount for line in self.lines), Decimal(0))


@dataclass(frozen=True)
class Content:
    """All of a run: who gets what, and who could not be computed and why."""

    drafts: list[Draft]
    refused: list[dict]

    def fingerprint(self) -> str:
        """The same for the same proposals, whatever else has changed meanwhile."""
        digest = hashlib.sha256(json.dumps(self.refused, sort_keys=True).encode())
        for draft in self.drafts:
            person = draft.person
            placed = (person.worker, person.grid, person.post, person.grade, person.appraisal)
            digest.update(repr((placed, draft.lines, draft.remarks)).encode())
        return digest.hexdigest()


def compose(people: Iterable[Person], tables: Tables, before: Mapping[int, Before] | None = None) -> Content:
    """`before`: by worker, the last approved run of an earlier month; None when there is none."""
    drafts, refused = [], []
    for person in sorted(people, key=lambda person: person.worker):
        if reason := refusal(person, tables):
            refused.append({"worker": person.worker, "number": person.number, "name": person.name, "reason": reason})
            continue
        lines = lines_for(person, tables)
        compared = before is not None
        noted = remarks(person, lines, tables, before.get(person.worker) if before else None, compared)
        drafts.append(Draft(person, lines, noted))
    return Content(drafts, refused)
