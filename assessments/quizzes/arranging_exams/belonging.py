"""Who sits in which hall: whom a hall names belongs there and nowhere else; everybody else to the halls of the own unit."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from assessments.quizzes.models import Arrangement, Hall, Placement
from courses.rounds.models import Enrolment
from grids import scope
from grids.paths import ancestors, below


def halls_for(arrangement: Arrangement, enrolment: Enrolment) -> list[Hall]:
    """Where the person may sit, in one query. `enrolment` with its grid loaded."""
    named = Exists(Placement.objects.filter(hall=OuterRef("pk"), enrolment=enrolment.pk))
    with scope.whole_tree("the halls of an exam, for whoever sits it"):
        halls = arrangement.halls.annotate(named=named).select_related("grid")
        found = list(halls.filter(Q(named=True) | Q(grid__path__in=ancestors(enrolment.grid.path), named_only=False)))
    mine: list[Hall] = [hall for hall in found if hall.named]
    return mine or [*found]


def people_of_hall(hall: Hall, people: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """Of `people`, as `board.seeing.people_of` gives them: who sits or sat there, who is named there, and who of the unit is not
    named elsewhere and has not begun elsewhere.
    """
    named = Placement.objects.filter(arrangement=hall.arrangement_id, enrolment=OuterRef("pk"))
    there = Q(sat_hall=hall.pk) | Q(Exists(named.filter(hall=hall)))
    if not hall.named_only:
        there |= below(hall.grid.path, "grid__path") & Q(sat_hall=None) & ~Q(Exists(named))
    return people.filter(there)


def placed_in(hall: Hall) -> list[Placement]:
    """Whom it names, for whoever stands there."""
    with scope.whole_tree("whom a hall names, for who stands there"):
        found = hall.placements.select_related("enrolment__worker", "enrolment__grid")
        return list(found.order_by("enrolment__grid__path", "enrolment__worker__number"))
