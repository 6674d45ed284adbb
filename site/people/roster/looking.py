"""What the preview of a roster says."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from grids.models import Grid
from grids.places import place_names
from people import phone_holdings
from people.roster import columns
from people.roster.comparing import Change, Field, Kind
from people.roster.importing import Outcome

ABSENT = "absent"


def kinds(outcome: Outcome) -> list[tuple[str, str, int]]:
    """(name, words, how many) of the kinds of change there are."""
    words = {
        Kind.CREATED: _("新增"),
        Kind.CHANGED: _("改信息"),
        Kind.MOVED: _("调到别的网格"),
        Kind.LEFT: _("离岗"),
        Kind.RETURNED: _("回来"),
    }
    counted = [(kind.value, word, len(of_kind(outcome, kind.value))) for kind, word in words.items()]
    return [told for told in [*counted, (ABSENT, _("名单以外"), len(outcome.absent))] if told[2]]


def of_kind(outcome: Outcome, kind: str) -> list[Change]:
    """All of them without a kind."""
    if kind == ABSENT:
        return outcome.absent
    if not kind:
        return [*outcome.found, *outcome.absent]
    return [change for change in outcome.found if change.kind == kind]


def told(changes: Iterable[Change]) -> list[tuple[Change, list[Field]]]:
    """Each with its fields, grids by the names of the places and the code; two queries for all of them."""
    changes = list(changes)
    fields = [(change, change.about) for change in changes]
    codes = {_code(side) for _change, about in fields for field in about for side in _grids(field)}
    grids = list(Grid.objects.filter(code__in=codes - {""}))
    names = place_names(grids)
    places = {grid.code: f"{names[grid.path]}（{grid.code}）" for grid in grids}
    return [(change, [_placed(field, places) for field in about]) for change, about in fields]


def _placed(field: Field, places: dict[str, str]) -> Field:
    old, new = (places.get(_code(side), side) for side in _grids(field)) if _grids(field) else field[1:]
    return Field(field.column, old, new)


def _grids(field: Field) -> tuple[str, ...]:
    return (field.old, field.new) if field.column == columns.GRID else ()


def _code(place: str) -> str:
    return place.partition(" ")[0]


def taken_over(changes: Iterable[Change]) -> set[str]:
    """Worker numbers of those whose new phone was, or is, on somebody else's account; one query for all of them."""
    phones = {
        change.number: (field.new, change.person.user_id if change.person else None)
        for change in changes
        for field in change.about
        if field.column == columns.PHONE and field.new
    }
    holders = phone_holdings.holders([phone for phone, _user in phones.values()])
    return {number for number, (phone, user) in phones.items() if holders.get(phone, set()) - {user}}


def done(outcome: Outcome) -> str:
    counts = {"created": outcome.created, "updated": outcome.updated}
    return _("已导入：新增 %(created)s 人，更新 %(updated)s 人。") % counts


def number(typed: str) -> int | None:
    """How many shall leave, as typed or ticked; None for nothing said."""
    typed = typed.strip()
    if not typed:
        return None
    return int(typed) if typed.isdecimal() and len(typed) < 8 else -1
