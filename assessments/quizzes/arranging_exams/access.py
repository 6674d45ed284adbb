"""The doors of the pages about sittings."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from assessments.quizzes.access import for_trainers, round_in_reach
from assessments.quizzes.arranging_exams import rules
from assessments.quizzes.models import Assistance, CheckRequest, Grant, Hall
from assessments.quizzes.rules import sits_too
from courses.catalogue.models import PRACTICE
from courses.rounds.models import Round, RoundStep
from grids import scope
from people.rules import may_train

__all__ = [
    "assistance_in_reach",
    "check_in_reach",
    "exam_in_reach",
    "for_trainers",
    "grant_in_reach",
    "hall_in_reach",
    "round_in_reach",
]


def exam_in_reach(request: HttpRequest, pk: int, order: int) -> RoundStep:
    """A test or exam of a round one trains for and does not have to pass oneself. With its round and arrangement."""
    round_: Round = round_in_reach(request, pk)
    steps = RoundStep.objects.select_related("arrangement").exclude(character=PRACTICE)
    step = get_object_or_404(steps, round=round_, order=order, kind="quiz")
    step.round = round_
    return step


def grant_in_reach(request: HttpRequest, pk: int) -> Grant:
    """Inside `for_trainers`, whose scope cuts what is found."""
    grants = Grant.objects.select_related("step__round__grid", "enrolment__worker", "enrolment__grid")
    return get_object_or_404(grants, pk=pk)


def check_in_reach(request: HttpRequest, pk: int) -> CheckRequest:
    """Inside `for_trainers`, whose scope cuts what is found. Not for who is to pass the round: people cite its questions."""
    requests = CheckRequest.objects.select_related(
        "attempt__worker", "attempt__grid", "attempt__enrolment__round", "attempt__form__paper", "answered_by"
    )
    found: CheckRequest = get_object_or_404(requests, pk=pk)
    if sits_too(request.user, found.attempt.enrolment.round):
        raise PermissionDenied
    return found


def assistance_in_reach(request: HttpRequest, pk: int, to_witness: bool = False) -> Assistance:
    """Inside `for_trainers`; `to_witness`: for whoever may bear witness to it, whatever the role. Signed in."""
    found = Assistance.objects.select_related(
        "helper", "attempt__worker", "attempt__grid", "attempt__enrolment__round", "attempt__form__paper"
    )
    if not to_witness:
        return get_object_or_404(found, pk=pk)
    with scope.whole_tree("who may bear witness is asked below"):
        assistance: Assistance = get_object_or_404(found, pk=pk)
    if not rules.may_bear_witness(request.user, assistance):
        raise PermissionDenied
    return assistance


def hall_in_reach(request: HttpRequest, pk: int) -> Hall:
    """For its invigilators, wherever their roles lie, and for who arranges the exam. Signed in."""
    with scope.whole_tree("an invigilator's hall, whatever the role"):
        halls = Hall.objects.select_related("grid", "arrangement__step__round__grid")
        hall = get_object_or_404(halls, pk=pk)
    round_ = hall.arrangement.step.round
    if rules.invigilates(request.user, hall) or rules.may_arrange(request.user, round_):
        return hall
    if may_train(request.user) and not may_train(request.user, round_.grid.path):
        raise Http404
    raise PermissionDenied
