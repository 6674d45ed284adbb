"""The part of a wording that a version keeps as JSON. What is as usual is left out; numbers stand as decimal texts."""

from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from assessments.bank.wording.parts import Answer, Area, Choice, Criterion, Gap, Pair
from assessments.bank.wording.wording import Wording

NAMES = (
    "choices answers gaps pairs picture areas parts criteria accepts partial case_sensitive shuffle explanation score"
)
KEPT = frozenset(NAMES.split())
OF_VERSION = frozenset({"explanation", "score"})  # columns of a version; only the parts of a case keep them here


def to_body(wording: Wording) -> dict:
    """`ItemVersion.body` of a wording."""
    return {name: _plain(value) for name, value in _unusual(wording).items() if name in KEPT and name not in OF_VERSION}


def from_body(kind: str, stem: str, body: dict, **values) -> Wording:
    """The wording a body was made of; `values` are the fields that are not in it."""
    return Wording(kind=kind, stem=stem, **_read_all(body), **values)


def _unusual(part) -> dict:
    return {field.name: value for field in fields(part) if (value := getattr(part, field.name)) != field.default}


def _plain(value):
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Wording):
        kept = {name: _plain(one) for name, one in _unusual(value).items() if name in KEPT}
        return {"kind": value.kind, "stem": value.stem} | kept
    if isinstance(value, str | bool | int):
        return value
    return {name: _plain(one) for name, one in _unusual(value).items()}


def _numbers(values: dict, *names: str) -> dict:
    return values | {name: Decimal(values[name]) for name in names if name in values}


def _answer(values: dict) -> Answer:
    return Answer(**_numbers(values, "weight", "tolerance", "low", "high"))


def _gap(values: dict) -> Gap:
    kept = _numbers(values, "share") | {"answers": tuple(map(_answer, values["answers"]))}
    return Gap(**kept | {"menu": tuple(values.get("menu", ()))})


def _part(values: dict) -> Wording:
    rest = {name: value for name, value in values.items() if name not in {"kind", "stem"}}
    return Wording(kind=values["kind"], stem=values["stem"], **_read_all(rest))


READERS: dict[str, Callable[[Any], Any]] = {
    "choices": lambda values: Choice(**_numbers(values, "weight")),
    "answers": _answer,
    "gaps": _gap,
    "pairs": lambda values: Pair(**values),
    "areas": lambda values: Area(**_numbers(values, "weight") | {"coords": tuple(values["coords"])}),
    "parts": _part,
    "criteria": lambda values: Criterion(**_numbers(values, "points")),
    "accepts": str,
}


def _read_all(body: dict) -> dict:
    read = {name: tuple(map(READERS[name], value)) for name, value in body.items() if name in READERS}
    read |= {name: value for name, value in body.items() if name not in READERS}
    return read | ({"score": Decimal(body["score"])} if "score" in body else {})
