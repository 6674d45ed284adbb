"""People who are not on the list of a whole unit, and what it takes to let them go."""

from datetime import date

from django.utils.translation import gettext as _

from grids.models import Grid
from grids.paths import below
from people.models import Worker
from people.roster import columns
from people.roster.comparing import Change, Field, Kind
from people.roster.reading import RosterRow
from people.roster.recalling import persons

MANY = 20  # percent of a unit; beyond it the list is more likely cut short than the people gone


class NotLetGo(ValueError):
    """Service is not closed; the message says why."""


def absent(unit: Grid, rows: list[RosterRow], today: date) -> tuple[list[Change], int]:
    """Those who serve in the unit or below and are in no row, good or bad; and how many serve there in all."""
    named = {row.number for row in rows}
    serving = Worker.objects.serving().filter(below(unit.path, "grid__path"))
    everybody = dict(serving.order_by("number").values_list("number", "pk"))
    gone = persons(Worker.objects.all(), "pk", [pk for number, pk in everybody.items() if number not in named])
    return [
        Change(Kind.LEFT, None, person, [Field(columns.LEFT, "", today.isoformat())])
        for person in sorted(gone, key=lambda person: person.number)
    ], len(everybody)


def many(gone: int, serving: int) -> bool:
    return gone * 100 > MANY * serving


def confirm(gone: int, told: int, bad_rows: int) -> None:
    """`told` is how many somebody said shall leave. Raises NotLetGo."""
    if bad_rows:
        raise NotLetGo(_("表里还有错，名单可能不全，先不能让名单以外的人离岗。改好错再传。"))
    if told != gone:
        raise NotLetGo(
            _("名单以外有 %(gone)s 人，你填的是 %(told)s 人。请核对名单，人数一致才离岗。")
            % {"gone": gone, "told": told}
        )
