"""The door of the rooms' desk pages."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from assessments.quizzes.access import refuse_who_sits_too
from assessments.quizzes.models import Room, Seat


def room_in_reach(request: HttpRequest, pk: int) -> Room:
    rooms = Room.objects.select_related("step__round", "paper", "grid", "prepared_by", "ended_by")
    found = get_object_or_404(rooms, pk=pk)
    refuse_who_sits_too(request, found.step.round)
    return found


def seat_in_reach(request: HttpRequest, pk: int, code: str) -> Seat:
    room = room_in_reach(request, pk)
    seat = get_object_or_404(
        Seat.objects.select_related("enrolment__worker", "form").prefetch_related("typed__by"), room=room, code=code
    )
    seat.room = room
    return seat
