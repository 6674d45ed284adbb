"""Counts and rows of the board: one read for each, however many people there are, and nothing is written."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.cache import caches
from django.core.paginator import Page, Paginator
from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
)
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.board.troubles import TROUBLES, Trouble
from assessments.quizzes.exam_time.clock import now_us, to_datetime
from assessments.quizzes.exam_time.durations import roughly
from assessments.quizzes.models import Attempt, Form, PageEvent
from assessments.quizzes.page_events.reading import AWAY
from assessments.quizzes.sitting.sheets import from_text
from courses.rounds.models import Enrolment, RoundStep
from grids.models import Grid
from grids.paths import below
from grids.places import place_names
from people.names import matching

State, NOT_DUE = Attempt.State, (Enrolment.State.EXEMPT, Enrolment.State.DEFERRED)
ALL, ABSENT, TROUBLED = "", "absent", "trouble"
GROUPS = {  # the figures, each of which also narrows the list
    ALL: _("应考"),
    ABSENT: _("未进场"),
    State.OPEN.value: State.OPEN.label,
    State.SUBMITTED.value: State.SUBMITTED.label,
    State.CLOSED.value: State.CLOSED.label,
    TROUBLED: _("有情况"),
}
PAGE = 50
SEEN = ("state", "opened_us", "saved_us", "closes_us", "submitted_us", "form_id", "answers")  # of the attempt


@dataclass(frozen=True)
class Row:
    """One person. `seen`: what the row of the database says; `now` in microseconds; `total`: questions on the paper, 0 without one."""

    seen: dict[str, Any]
    now: int
    place: str
    total: int
    events: tuple[int, int] = (0, 0)

    @property
    def devices(self) -> int:
        return self.events[0]

    @property
    def leavings(self) -> int:
        """How often the page was left, as the phone tells; nobody is judged by it."""
        return self.events[1]

    @property
    def state(self) -> str:
        return self.seen["sat__state"] or ABSENT

    @property
    def troubles(self) -> list[Trouble]:
        return [trouble for trouble in TROUBLES if self.seen[trouble.name]]

    @property
    def answered(self) -> int:
        return len(from_text(self.seen["sat__answers"]))

    @property
    def saved(self) -> str:
        """How long ago; "" for never."""
        saved = self.seen["sat__saved_us"]
        return roughly(self.now - saved) if saved else ""

    @property
    def left(self) -> str:
        return roughly(max(0, self.seen["sat__closes_us"] - self.now))

    @property
    def submitted_at(self) -> datetime | None:
        moment = self.seen["sat__submitted_us"]
        return to_datetime(moment) if moment else None


@dataclass(frozen=True)
class Board:
    counts: dict[str, int]  # by group
    page: Page
    rows: list[Row]
    at: datetime

    @property
    def figures(self) -> list[tuple[str, Any, int]]:
        """Group, word and number."""
        return [(group, word, self.counts[group]) for group, word in GROUPS.items()]


def people_of(step: RoundStep) -> QuerySet[Enrolment]:
    """Who is to sit it, each with the newest attempt as `sat`. To be narrowed by whoever watches a part of them: by
    `sat_state` and `sat_hall`, for a filter on `sat` itself would join the attempts once more, the older ones too."""
    # Without a scope of their own: the people carry it.
    sits: QuerySet[Attempt] = QuerySet(Attempt).filter(enrolment=OuterRef("pk"), step_key=step.step_key)
    return (
        Enrolment.objects.counted()
        .filter(round=step.round_id)
        .exclude(state__in=NOT_DUE)
        .annotate(sat=FilteredRelation("attempts", condition=Q(attempts__step_key=step.step_key)))
        .filter(~Exists(sits.filter(number__gt=OuterRef("sat__number"))))
        .annotate(sat_state=F("sat__state"), sat_hall=F("sat__hall"))
    )


def narrowed(people: QuerySet[Enrolment], grid: Grid | None, text: str) -> QuerySet[Enrolment]:
    """To a part of the tree, and to those whose name or number holds the text."""
    if grid:
        people = people.filter(below(grid.path, "grid__path"))
    if text := text.strip():
        people = matching(people, text, "worker__", or_else=Q(worker__number__icontains=text))
    return people


def look(step: RoundStep, people: QuerySet[Enrolment], group: str, page: str | None, now: int | None = None) -> Board:
    """`people` as `people_of` gives them; `group` one of GROUPS."""
    now = now_us() if now is None else now
    flags = {one.name: ExpressionWrapper(one.when(step, now), output_field=BooleanField()) for one in TROUBLES}
    people = people.annotate(**flags)
    counts = people.aggregate(**{f"n_{one}": Count("pk", filter=_condition(one)) for one in GROUPS})
    counts = {name.removeprefix("n_"): number for name, number in counts.items()}
    found = (
        people.filter(_condition(group))
        .order_by("grid__path", "worker__number")
        .values(
            "worker_id",
            "worker__name",
            "worker__number",
            "grid__path",
            "grid__name",
            *flags,
            sat_id=F("sat__pk"),
            **{f"sat__{one}": F(f"sat__{one}") for one in SEEN},
        )
    )
    paginator = Paginator(found, PAGE)
    paginator.count = counts[group]  # known already
    shown = paginator.get_page(page)
    totals = _totals({seen["sat__form_id"] for seen in shown} - {None})
    places = place_names(Grid(path=seen["grid__path"], name=seen["grid__name"]) for seen in shown)
    events = _events([seen["sat_id"] for seen in shown if seen["sat_id"]])
    rows = [
        Row(
            seen,
            now,
            places[seen["grid__path"]],
            totals.get(seen["sat__form_id"], 0),
            events.get(seen["sat_id"], (0, 0)),
        )
        for seen in shown
    ]
    return Board(counts, shown, rows, to_datetime(now))


def _events(attempts: list[int]) -> dict[int, tuple[int, int]]:
    """From how many phones each was opened, and how often its page was left."""
    opened, left = Q(kind=PageEvent.Kind.OPENED), Q(kind__in=AWAY)
    found = PageEvent.objects.filter(attempt__in=attempts).values_list("attempt").order_by()
    counted = found.annotate(devices=Count("device", distinct=True, filter=opened), left=Count("pk", filter=left))
    return {attempt: (devices, leavings) for attempt, devices, leavings in counted}


def _totals(forms: set[int]) -> dict[int, int]:
    """How many questions each form asks; texts to read score nothing. Forms never change, so each is asked for once."""
    cache, keys = caches["local"], {f"form-total:{pk}": pk for pk in forms}
    kept = cache.get_many(keys)
    if missing := [pk for key, pk in keys.items() if key not in kept]:
        slots_of = Form.objects.filter(pk__in=missing).values_list("pk", "slots")
        new = {f"form-total:{pk}": sum(Decimal(slot["score"]) > 0 for slot in slots) for pk, slots in slots_of}
        cache.set_many(new, timeout=None)
        kept |= new
    return {keys[key]: total for key, total in kept.items()}


def _condition(group: str) -> Q:
    """On people with their troubles annotated."""
    if group == ALL:
        return ~Q(pk=None)
    if group == TROUBLED:
        return Q(*((one.name, True) for one in TROUBLES), _connector=Q.OR)
    return Q(sat_state=None if group == ABSENT else group)
