"""What the desk's pages show of cycles and appraisals."""

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from assessments.appraisals.gathering import due
from assessments.appraisals.grading import places
from assessments.appraisals.models import Appraisal, Cycle
from assessments.appraisals.places import place_names

A_PAGE = 50


def cycles() -> QuerySet[Cycle]:
    """Newest first, each with the number of its people."""
    found = Cycle.objects.select_related("grid", "scheme", "round").annotate(people=Count("appraisals"))
    return found.order_by("-first_day", "grid__path", "pk")


def people_by_grade(cycle: Cycle) -> dict[str, int]:
    return dict(Appraisal.objects.filter(cycle=cycle).values_list("grade").annotate(Count("pk")))


def appraisals_of(cycle: Cycle, grade: str = "") -> QuerySet[Appraisal]:
    """In the order of the grids, so that nobody is ranked; with their lines."""
    found = Appraisal.objects.filter(cycle=cycle).select_related("worker", "grid")
    if grade:
        found = found.filter(grade=grade)
    return found.prefetch_related("lines").order_by("grid__path", "worker__number")


def page_of(appraisals: QuerySet[Appraisal], number: str | None, criteria: list) -> Page:
    """A page whose rows know their place in words and their points in the order of the criteria."""
    page: Page = Paginator(appraisals, A_PAGE).get_page(number)
    places_in_words = place_names((row.grid.path for row in page), short=True)
    for row in page:
        points = {line.criterion_id: line.points for line in row.lines.all()}
        row.place = places_in_words[row.grid.path]
        row.points = [points.get(criterion.pk) for criterion in criteria]
    return page


def quotas(cycle: Cycle) -> list[dict]:
    """For each band with a quota: name, percent, people who have a total, and the room that gives."""
    graded = Appraisal.objects.filter(cycle=cycle).exclude(total=None).count()
    return [
        {"name": band.name, "percent": band.quota_percent, "people": graded, "room": places(graded, band.quota_percent)}
        for band in cycle.scheme.bands.all()
        if band.quota_percent is not None
    ]


def due_with_ratings(cycle: Cycle, unrated: bool) -> list:
    """The enrolments of everybody due, each with the rating in force; `unrated` keeps those without one."""
    latest = dict(cycle.ratings.order_by("pk").values_list("worker_id", "score"))
    rows: list = list(due(cycle).select_related("worker", "grid").order_by("grid__path", "worker__number"))
    for row in rows:
        row.rating = latest.get(row.worker_id)
    return [row for row in rows if row.rating is None] if unrated else rows
