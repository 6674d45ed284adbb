"""How far a round has come, by street and community. One grouped query counts, one finds the names."""

from dataclasses import dataclass, field

from django.db.models import Count
from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from courses.rounds.drawing import Drawing, draw
from courses.rounds.models import Enrolment, Round
from courses.rounds.tallies import Tally
from grids.models import Grid
from grids.paths import STEP
from ledger.trace import Trace

FEWEST_CELLS = 5  # below that the count is shown: few cells would be people one can point at
OFFICES = {"社区居委会": "", "社区": "", "村委会": "村"}  # a name is short where it stands among its like


@dataclass
class Place:
    """What one cell field stands for: in a district's round a community, in a city's round a street.

    `direct`: the people who serve at the level above itself, not in one of its parts.
    """

    grid: Grid
    direct: bool = False
    tally: Tally = field(default_factory=Tally)

    @property
    def name(self) -> str:
        if self.direct:
            return _("本级")
        for ending, short in OFFICES.items():
            if self.grid.name.endswith(ending):
                return self.grid.name.removesuffix(ending) + short
        return self.grid.name

    @property
    def drawing(self) -> Drawing | None:
        return draw(self.tally) if self.tally.due >= FEWEST_CELLS else None


@dataclass
class Street:
    """A part of the round's grid with its places; in a city's round it is a district."""

    grid: Grid
    places: list[Place] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


@dataclass
class Coverage:
    round: Round
    streets: list[Street] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    @property
    def lines(self) -> list[Trace]:
        """The coverage opened: qualified people by street."""
        how = _("应训 %(due)s 人，合格 %(full)s 人")
        return [
            Trace(street.grid.name, str(street.tally.full), how % {"due": street.tally.due, "full": street.tally.full})
            for street in self.streets
        ]

    def at(self, grid_id: int | None, *, direct: bool) -> Street | Place | None:
        """The street or place with this grid, if anybody of it is in the round."""
        parts: list[Street | Place] = [*(place for street in self.streets for place in street.places), *self.streets]
        wanted = (part for part in parts if part.grid.pk == grid_id and getattr(part, "direct", False) == direct)
        return next(wanted, None)


def summarise(round: Round) -> Coverage:
    """The coverage of a round in two queries, however many streets there are."""
    top = len(round.grid.path)
    place = Substr("grid__path", 1, top + 2 * STEP)
    rows = Enrolment.objects.counted().filter(round=round).annotate(place=place).values_list("place", "state")
    counted = sorted(rows.annotate(people=Count("pk")).order_by())
    grids = _grids({path[:end] for path, _state, _people in counted for end in (top, top + STEP, top + 2 * STEP)})
    coverage = Coverage(round)
    for path, state, people in counted:
        street = _street(coverage, grids[path[: top + STEP]])
        part = _place(street, grids[path])
        for tally in (coverage.tally, street.tally, part.tally):
            tally.add(state, people)
    return coverage


def tallies_of(rounds: list[Round]) -> dict[int, Tally]:
    """The tally of each round, in one query for all of them."""
    tallies = {round.pk: Tally() for round in rounds}
    rows = Enrolment.objects.counted().filter(round__in=rounds).values_list("round", "state")
    for pk, state, people in rows.annotate(people=Count("pk")).order_by():
        tallies[pk].add(state, people)
    return tallies


def _grids(paths: set[str]) -> dict[str, Grid]:
    return {grid.path: grid for grid in Grid.objects.filter(path__in=paths)}


def _street(coverage: Coverage, grid: Grid) -> Street:
    if not coverage.streets or coverage.streets[-1].grid != grid:
        coverage.streets.append(Street(grid))
    return coverage.streets[-1]


def _place(street: Street, grid: Grid) -> Place:
    if not street.places or street.places[-1].grid != grid:
        street.places.append(Place(grid, direct=grid == street.grid))
    return street.places[-1]
