"""What the desk pages about exams show. As many queries for many rows as for one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from assessments.quizzes.arranging_exams.terms import arrangement_of
from assessments.quizzes.models import (
    Arrangement,
    Assistance,
    Attempt,
    CheckRequest,
    Grant,
    GrantDecision,
    Hall,
    Judgement,
    Mark,
)
from courses.catalogue.models import PRACTICE
from courses.rounds.models import Enrolment, Round, RoundStep
from people.models import User, Worker
from people.names import matching

FOUND = 20  # people a search shows


@dataclass(frozen=True)
class Exam:
    step: RoundStep
    arrangement: Arrangement | None
    waiting: int  # grants that nobody has decided on


@dataclass(frozen=True)
class Granted:
    """A grant with what was said of it: `state` is "waiting", "approved", "refused" or "revoked"."""

    grant: Grant
    decisions: list[GrantDecision]

    @property
    def state(self) -> str:
        return self.decisions[-1].kind if self.decisions else "waiting"


def exams_of(round: Round) -> list[Exam]:
    """The tests and exams of a round, in their order."""
    steps = round.steps.filter(kind="quiz").exclude(character=PRACTICE).select_related("arrangement").order_by("order")
    waiting = dict(
        Grant.objects.waiting().filter(step__round=round).order_by().values_list("step").annotate(Count("pk"))
    )
    return [Exam(step, arrangement_of(step), waiting.get(step.pk, 0)) for step in steps]


def halls_of(arrangement: Arrangement | None) -> list[Hall]:
    """Each with `began`: how many have begun there, and whom it names."""
    if arrangement is None:
        return []
    halls = arrangement.halls.select_related("grid").prefetch_related("invigilators__user", "placements")
    return list(halls.annotate(began=Count("attempts")))


def grants_of(step: RoundStep) -> QuerySet[Grant]:
    """Those nobody has decided on first, then the newest."""
    decided = Exists(GrantDecision.objects.filter(grant=OuterRef("pk")))
    return (
        Grant.objects.filter(step=step)
        .select_related("enrolment__worker", "enrolment__grid", "proposed_by", "attempt")
        .prefetch_related(Prefetch("decisions", GrantDecision.objects.select_related("by").order_by("pk")))
        .annotate(decided=decided)
        .order_by("decided", "-pk")
    )


def granted(grants: Iterable[Grant]) -> list[Granted]:
    return [Granted(grant, list(grant.decisions.all())) for grant in grants]


def people_found(round: Round, text: str) -> list[Enrolment]:
    """Of the round, by name or number; nobody for an empty text."""
    if not (text := text.strip()):
        return []
    named = matching(Worker.objects.all(), text).values("pk")
    people = Enrolment.objects.counted().filter(Q(worker__number__icontains=text) | Q(worker__in=named), round=round)
    return list(people.select_related("worker", "grid").order_by("worker__number")[:FOUND])


def sits_now(enrolment: Enrolment, step: RoundStep) -> bool:
    return Attempt.objects.filter(enrolment=enrolment, step_key=step.step_key, state=Attempt.State.OPEN).exists()


def assisted_in(step: RoundStep) -> QuerySet[Assistance]:
    """The newest first, each with its witness."""
    found = Assistance.objects.filter(attempt__enrolment__round=step.round_id, attempt__step_key=step.step_key)
    return found.select_related("attempt__worker", "helper", "witness__by").order_by("-pk")


def assisted_for(user: User) -> QuerySet[Assistance]:
    """Those in sight that wait for a witness, and this person may be one."""
    waiting = Assistance.objects.filter(witness=None, attempt__state=Attempt.State.SUBMITTED).exclude(helper=user)
    return waiting.exclude(attempt__worker__user=user).select_related("attempt__worker", "helper").order_by("pk")


def checks(answered: bool) -> QuerySet[CheckRequest]:
    """In sight: those that wait oldest first, those that were answered newest first."""
    found = CheckRequest.objects.filter(answered_at__isnull=not answered).select_related(
        "attempt__worker", "attempt__enrolment__round", "answered_by"
    )
    return found.order_by("-answered_at" if answered else "asked_at", "pk")


def checks_shown_to(user: User, answered: bool) -> QuerySet[CheckRequest]:
    """The same without rounds that the person is to pass: people cite the questions."""
    sits_too = Enrolment._base_manager.filter(round=OuterRef("attempt__enrolment__round"), worker__user=user)
    return checks(answered).filter(~Exists(sits_too))


def checks_for(user: User) -> QuerySet[CheckRequest]:
    """Those that wait for an answer by this person: not about a round one is to pass, nor a sheet that he or she has marked."""
    marked = Mark.objects.filter(attempt=OuterRef("attempt"), by=user)
    judged = Judgement.objects.filter(answer__attempt=OuterRef("attempt"), by=user)
    return checks_shown_to(user, answered=False).filter(~Exists(marked), ~Exists(judged))


def grants_for(user: User) -> QuerySet[Grant]:
    """Those that wait for a second person's word, by this person."""
    waiting = Grant.objects.waiting().filter(step__round__closed_at=None)
    return waiting.exclude(proposed_by=user).exclude(enrolment__worker__user=user)


def halls_for(user: User) -> QuerySet[Hall]:
    """Where this person invigilates, in rounds that are not closed. Needs the whole tree."""
    halls = Hall.objects.filter(invigilators__user=user, arrangement__step__round__closed_at=None)
    return halls.select_related("arrangement__step").order_by("arrangement__entry_from", "pk")
