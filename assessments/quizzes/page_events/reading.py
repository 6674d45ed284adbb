"""What is shown of page events: to the person every one of them, to staff how often and how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from assessments.quizzes.exam_time.clock import to_datetime
from assessments.quizzes.models import Attempt, PageComment, PageEvent
from courses.rounds.models import Round, RoundStep

AWAY = [PageEvent.Kind.LEFT, PageEvent.Kind.BLUR]


@dataclass(frozen=True)
class Away:
    """One absence from the page; `seconds` is none where the phone did not tell the end of it."""

    at: datetime
    label: str
    seconds: int | None


@dataclass(frozen=True)
class Leaving:
    """All absences of one attempt with what the person says about them."""

    attempt: Attempt
    events: list[Away]
    comment: str
    step: str = ""

    @property
    def times(self) -> int:
        return len(self.events)

    @property
    def seconds(self) -> int:
        return sum(event.seconds or 0 for event in self.events)


def leaving_of(attempt: Attempt) -> Leaving:
    return _of([attempt])[0]


def left_in(round: Round) -> QuerySet[Attempt]:
    """The attempts in sight that have any, most often first."""
    attempts = Attempt.objects.filter(enrolment__round=round, page_events__kind__in=AWAY)
    counted = attempts.annotate(times=Count("page_events")).order_by("-times", "worker__name", "pk")
    return counted.select_related("worker").defer("answers")


def leavings_of(attempts: Iterable[Attempt], round: Round) -> list[Leaving]:
    """Of attempts of this round, in their order. Three queries, however many they are."""
    return _of(attempts, dict(RoundStep.objects.filter(round=round).values_list("step_key", "title")))


def _of(attempts: Iterable[Attempt], titles: dict | None = None) -> list[Leaving]:
    attempts = list(attempts)
    events: dict[int, list[Away]] = {attempt.pk: [] for attempt in attempts}
    for event in PageEvent.objects.filter(attempt__in=events, kind__in=AWAY).order_by("at_us"):
        events[event.attempt_id].append(Away(to_datetime(event.at_us), event.get_kind_display(), event.seconds))
    away = [pk for pk, found in events.items() if found]
    said = PageComment.objects.filter(attempt__in=away).order_by("pk") if away else PageComment.objects.none()
    comments = dict(said.values_list("attempt_id", "text"))  # the last one stands
    return [
        Leaving(attempt, events[attempt.pk], comments.get(attempt.pk, ""), (titles or {}).get(attempt.step_key, ""))
        for attempt in attempts
    ]
