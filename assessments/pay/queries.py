"""What the desk's pages show of runs."""

from decimal import Decimal

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum

from assessments.appraisals.places import place_names
from assessments.pay.models import PayLine, Proposal, Run

A_PAGE = 50
KINDS = list(PayLine.Kind)


def runs() -> QuerySet[Run]:
    """Newest month first, each with its people, its total and the newest number of its month."""
    newest = Run.objects.filter(grid=OuterRef("grid"), month=OuterRef("month")).order_by("-number").values("number")[:1]
    return (
        Run.objects.select_related("grid", "scheme", "cycle", "round", "prepared_by", "decision__by")
        .annotate(people=Count("proposals"), amount=Sum("proposals__total"), newest=Subquery(newest))
        .order_by("-month", "grid__path", "-number")
    )


def proposals_of(run: Run, flagged: bool) -> QuerySet[Proposal]:
    """In the order of the grids, with their lines; `flagged` keeps those somebody should look at."""
    found = Proposal.objects.filter(run=run).select_related("worker", "grid", "appraisal")
    if flagged:
        found = found.exclude(remarks=[])
    return found.order_by("grid__path", "worker__number")


def page_of(proposals: QuerySet[Proposal], number: str | None) -> Page:
    """A page whose rows know their place in words and their amounts in the order of `KINDS`."""
    page: Page = Paginator(proposals.prefetch_related("lines"), A_PAGE).get_page(number)
    units = place_names((row.grid.path for row in page), short=True)
    for row in page:
        row.place = units[row.grid.path]
        row.amounts = amounts(row)
    return page


def amounts(proposal: Proposal) -> list[Decimal | None]:
    """Yuan by kind of line, None where there is no such line."""
    by_kind = {line.kind: line.amount for line in proposal.lines.all()}
    return [by_kind.get(kind) for kind in KINDS]


def sums(run: Run, flagged: bool) -> list[Decimal]:
    """Yuan by kind of line over all the people of the segment, and their total at the end."""
    chosen = proposals_of(run, flagged).order_by().values("pk")
    found = dict(PayLine.objects.filter(proposal__in=chosen).order_by().values_list("kind").annotate(Sum("amount")))
    by_kind = [found.get(kind, Decimal(0)) for kind in KINDS]
    return [*by_kind, sum(by_kind, Decimal(0))]
