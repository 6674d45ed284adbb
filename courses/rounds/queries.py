"""What staff may look up."""

from django.db.models import Q, QuerySet

from courses.catalogue.models import CataloguePage, CoursePage
from courses.rounds.models import Enrolment, Round
from courses.rounds.summarising import Place, Street
from courses.rounds.tallies import GROUPS
from grids.models import Grid
from grids.paths import ancestors, below
from people.models import Role, User
from people.rules import AUDIT, TRAINING, reach


def rounds_of(user: User) -> QuerySet[Round]:
    """The rounds of the nodes this person trains for, newest first."""
    inside = Q(pk__in=[])
    for path in reach(user, TRAINING):
        inside |= below(path, "grid__path")
    return Round.objects.filter(inside).select_related("grid", "credit_rule", "programme").order_by("-first_day", "-pk")


def rounds_read_by(user: User) -> QuerySet[Round]:
    """The rounds one trains for; of the nodes one only reads, those that have opened, newest first.

    A grid leader's people learn in the round of a node above, which lies outside the leader's scope. Hence a plain query:
    the conditions written here are the whole of what narrows it, and the enrolments keep the scope of the request.
    """
    opened, inside = Q(opened_at__isnull=False), Q(pk__in=[])
    for path in reach(user, TRAINING):
        inside |= below(path, "grid__path")
    for path in reach(user, AUDIT):
        inside |= opened & below(path, "grid__path")
    for path in reach(user, {Role.Kind.GRID_LEADER}):
        inside |= opened & (Q(grid__path__in=ancestors(path)) | below(path, "grid__path"))
    return (
        QuerySet(Round).filter(inside).select_related("grid", "credit_rule", "programme").order_by("-first_day", "-pk")
    )


def grids_of(user: User) -> QuerySet[Grid]:
    """The city and the districts that this person may plan a round for; where none is reached, the roles' own nodes."""
    paths = reach(user, TRAINING)
    inside = Q(path__in=paths)
    for path in paths:
        inside |= below(path) & Q(level=0)
    return Grid.objects.filter(inside).order_by("path")


def courses_for(grid: Grid) -> QuerySet[CoursePage]:
    """The live courses on the shelves of this node and those above it: the city's first, each shelf in its order."""
    shelves = CataloguePage.objects.filter(grid__path__in=ancestors(grid.path)).values_list("path", flat=True)
    inside = Q(pk__in=[])
    for path in shelves:
        inside |= Q(path__startswith=path, depth=len(path) // CoursePage.steplen + 1)  # not those of shelves below it
    return CoursePage.objects.live().filter(inside).order_by("depth", "path")


def courses_of(round: Round) -> list[CoursePage]:
    """The courses chosen for the round, in their order, as far as they are still live."""
    pages = CoursePage.objects.live().in_bulk(round.course_pages)
    return [pages[pk] for pk in round.course_pages if pk in pages]


def roster(round: Round, part: Street | Place | None = None, group: str = "") -> QuerySet[Enrolment]:
    """The people of a round, of one of its parts, and of one group of states, in the order of the tree."""
    people = Enrolment.objects.counted().filter(round=round).select_related("worker__category", "grid")
    if part and getattr(part, "direct", False):
        people = people.filter(grid=part.grid)
    elif part:
        people = people.filter(below(part.grid.path, "grid__path"))
    if group in GROUPS:
        people = people.filter(state__in=GROUPS[group])
    return people.order_by("grid__path", "worker__number")
