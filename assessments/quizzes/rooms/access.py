"""The door of the rooms' desk pages."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from assessments.quizzes.models import Room, Seat
from assessments.quizzes.rooms import rules
from courses.rounds.models import Round
from courses.rounds.queries import rounds_of
from people.access import only_in_reach
from people.rules import TRAINING

for_trainers = only_in_reach(rules.may_run, TRAINING)


def round_in_reach(request: HttpRequest, pk: int) -> Round:
    """An open or closed round one trains for and does not have to pass oneself."""
    found = get_object_or_404(rounds_of(request.user).exclude(opened_at=None), pk=pk)
    _refuse_who_sits_too(request, found)
    return found


def room_in_reach(request: HttpRequest, pk: int) -> Room:
    rooms = Room.objects.select_related("step__round", "paper", "grid", "prepared_by", "ended_by")
    found = get_object_or_404(rooms, pk=pk)
    _refuse_who_sits_too(request, found.step.round)
    return found


def seat_in_reach(request: HttpRequest, pk: int, code: str) -> Seat:
    room = room_in_reach(request, pk)
    seat = get_object_or_404(
        Seat.objects.select_related("enrolment__worker", "form").prefetch_related("typed__by"), room=room, code=code
    )
    seat.room = room
    return seat


def _refuse_who_sits_too(request: HttpRequest, round: Round) -> None:
    if rules.sits_too(request.user, round):
        raise PermissionDenied
