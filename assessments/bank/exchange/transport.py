"""Questions as lines of JSON, on their way out of the child process that read them."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from assessments.bank.exchange.found import Fault, Found, FoundItem
from assessments.bank.wording import Wording
from assessments.bank.wording.body import KEPT, OF_VERSION, from_body, to_body

OUTSIDE = [field for field in fields(Wording) if field.name not in (KEPT - OF_VERSION) | {"kind", "stem", "files"}]
READERS: dict[str, Callable[[Any], Any]] = {
    "score": Decimal,
    "valid_from": date.fromisoformat,
    "valid_to": date.fromisoformat,
    "tags": tuple,
}


def to_line(item: FoundItem) -> str:
    wording = item.wording
    rest = {
        field.name: value if isinstance(value, str | int | tuple) else str(value)
        for field in OUTSIDE
        if (value := getattr(wording, field.name)) != field.default
    }
    files = {name: b64encode(content).decode() for name, content in wording.files.items()}
    left = [_fault(fault) for fault in item.left]
    return json.dumps([wording.kind, wording.stem, to_body(wording), rest, files, item.line, left, item.files])


def from_line(line: str) -> FoundItem:
    kind, stem, body, rest, files, number, left, sizes = json.loads(line)
    values = {name: READERS[name](value) if name in READERS else value for name, value in rest.items()}
    wording = from_body(kind, stem, body, **values)
    wording = replace(wording, files={name: b64decode(content) for name, content in files.items()})
    return FoundItem(wording, number, tuple(Fault(*fault) for fault in left), tuple((n, size) for n, size in sizes))


def to_lines(found: Found) -> list[str]:
    """The faults on the first line; then a line a question, with its fault when it has one."""
    first = json.dumps([_fault(fault) for fault in found.faults])
    good = [to_line(item) for item in found.items]
    return [first, *good, *(f"{json.dumps(_fault(fault))}\t{to_line(item)}" for item, fault in found.unsound)]


def from_lines(lines: Iterable[str]) -> Found:
    """What `to_lines` was given."""
    found = Found()
    for number, line in enumerate(lines):
        if number == 0:
            found.faults = [Fault(*fault) for fault in json.loads(line)]
        elif "\t" in line:  # JSON writes a tab as \\t
            fault, item = line.split("\t")
            found.unsound.append((from_line(item), Fault(*json.loads(fault))))
        else:
            found.items.append(from_line(line))
    return found


def _fault(fault: Fault) -> list:
    return [fault.message, fault.line, {name: v if isinstance(v, int) else str(v) for name, v in fault.values.items()}]
