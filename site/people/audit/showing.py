"""Audit lines as a person reads them: names in place of keys, places in place of paths."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext as _

from grids.models import Grid
from grids.places import place_names
from ledger.auditing import change_of
from ledger.models import AuditLine
from people.audit import values
from people.audit.words import in_words
from people.models import Role, User, Worker
from people.sign_in.devices import agents

WORKER, USER, GRID, ROLE = (model._meta.label_lower for model in (Worker, User, Grid, Role))
LOOK = "audit.look"


@dataclass(frozen=True)
class Shown:
    line: AuditLine
    actor: str
    deed: str
    target: str
    place: str


def show(lines: Iterable[AuditLine]) -> list[Shown]:
    """Six queries, however many lines."""
    lines = list(lines)
    grids = list(Grid.objects.filter(path__in={line.path for line in lines}))
    places = place_names(grids)
    names = _names(lines)
    return [
        Shown(line, actor_of(line), in_words(line.deed), _target(line, names), places.get(line.path, ""))
        for line in lines
    ]


def actor_of(line: AuditLine) -> str:
    return str(line.actor) if line.actor else _("系统")


def changes(line: AuditLine) -> list[tuple[str, str, str]]:
    """(what, before, after) of each value the line holds; none once the person's data were erased."""
    change, model = change_of(line), values.model_of(line)
    before, after = change.get("before") or {}, change.get("after") or {}
    return [
        (
            values.name_of(model, name),
            values.told(model, name, before.get(name)),
            values.told(model, name, after.get(name)),
        )
        for name in {**before, **after}
    ]


def details(line: AuditLine) -> list[tuple[str, str]]:
    """(what, value) of all that was written down with the line."""
    model = values.model_of(line)
    return [(values.name_of(model, name), values.told(model, name, value)) for name, value in line.detail.items()]


def device_of(line: AuditLine) -> str:
    return agents.in_words(*agents.recognise(line.device)) if line.device else ""


def kind_of(target_type: str) -> str:
    try:
        return str(apps.get_model(target_type)._meta.verbose_name)
    except LookupError:  # a model of an earlier version
        return target_type


def _names(lines: list[AuditLine]) -> dict[tuple[str, str], str]:
    wanted: dict[str, set[str]] = {WORKER: set(), USER: set(), GRID: set(), ROLE: set()}
    for line in lines:
        if line.target_type in wanted and line.target_id.isdigit():
            wanted[line.target_type].add(line.target_id)
    # The names of targets stand on lines the reader may read, so they are looked up past the scope.
    people = Worker._base_manager.filter(pk__in=wanted[WORKER])
    named: dict[tuple[str, str], str] = {(WORKER, str(worker.pk)): str(worker) for worker in people}
    named |= {(USER, str(user.pk)): str(user) for user in User.objects.filter(pk__in=wanted[USER])}
    roles = Role.objects.filter(pk__in=wanted[ROLE]).select_related("user")
    named |= {(ROLE, str(role.pk)): str(role) for role in roles}
    return named | {(GRID, str(grid.pk)): grid.name for grid in Grid.objects.filter(pk__in=wanted[GRID])}


def _target(line: AuditLine, names: dict[tuple[str, str], str]) -> str:
    if line.deed == LOOK and line.detail.get("address"):
        return line.detail["address"]
    name = names.get((line.target_type, line.target_id))
    if name:
        return name
    if line.target_type == USER and not line.target_id:
        return _("没有这个账号")
    return f"{kind_of(line.target_type)} {line.target_id}"
