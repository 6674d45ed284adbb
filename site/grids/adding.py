"""Adds one grid below another."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from grids.holding import check_in_force
from grids.models import Grid
from grids.numbering import next_path

Kind = Grid.Kind
KINDS = {
    1: [Kind.STREET, Kind.TOWNSHIP],
    2: [Kind.COMMUNITY, Kind.VILLAGE],
    3: [Kind.ESTATE, Kind.HAMLET],
    4: [Kind.BUILDING],
}
SETTINGS: dict[str, str] = {
    Kind.STREET: "urban",
    Kind.COMMUNITY: "urban",
    Kind.ESTATE: "urban",
    Kind.TOWNSHIP: "rural",
    Kind.VILLAGE: "rural",
    Kind.HAMLET: "rural",
}


def kinds_below(parent: Grid) -> list[Kind]:
    """What may lie below this grid. In the country the third level is the last."""
    if parent.kind in {Kind.CITY, Kind.HAMLET}:
        return []
    return KINDS.get(parent.level + 1, [])


def add(parent: Grid, name: str, code: str, kind: str, day: date) -> Grid:
    """The new grid, in force from the day. An empty code gets a local one. `parent` has to be held.

    Raises ValidationError when the code is taken or of another county, or the kind does not belong here.
    """
    check_in_force(parent, day=day)
    if kind not in kinds_below(parent):
        raise ValidationError(_("%(name)s 下面不能添加这一类网格。") % {"name": parent.name})
    code = code or local_code(parent)
    _check_code(code, parent)
    grid = Grid(
        name=name,
        code=code,
        kind=kind,
        level=parent.level + 1,
        setting=SETTINGS.get(kind, parent.setting),
        valid_from=day,
        path=next_path(parent),
        depth=parent.depth + 1,
        numchild=0,
    )
    grid.save()
    Grid.objects.filter(pk=parent.pk).update(numchild=F("numchild") + 1)
    return grid


def local_code(parent: Grid) -> str:
    """The parent's code, L and two digits: never one of the register's, which are digits throughout."""
    taken = set(Grid.objects.filter(code__startswith=f"{parent.code}L").values_list("code", flat=True))
    return next(code for number in range(1, 1000) if (code := f"{parent.code}L{number:02}") not in taken)


def _check_code(code: str, parent: Grid) -> None:
    if len(code) > 24 or not (code.isascii() and code.isalnum()):
        raise ValidationError(_("代码只用数字和字母，不超过 24 位。"))
    if not code.startswith(parent.county_code):
        raise ValidationError(_("代码要以 %(code)s 开头，和所在县区一致。") % {"code": parent.county_code})
    if taken := Grid.objects.filter(code=code).first():
        raise ValidationError(_("代码 %(code)s 已经是“%(name)s”的。") % {"code": code, "name": taken.name})
