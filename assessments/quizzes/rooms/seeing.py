"""What the page of a room shows."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from assessments.quizzes.exam_time.clock import to_datetime
from assessments.quizzes.models import Room, Seat, TypedSheet
from assessments.quizzes.rooms import keeping, tasks
from assessments.quizzes.rooms.codes import spaced
from assessments.quizzes.rooms.comparing import standing_sheets
from assessments.quizzes.rooms.labels import labels_of
from assessments.quizzes.rooms.settling import times
from courses.rounds.models import Round
from ledger.jobs import under_way

DONE, DIFFERENT, ONCE, NONE = "done", "different", "once", "none"


@dataclass(frozen=True)
class Row:
    seat: Seat
    label: str
    typed: list[TypedSheet]

    @property
    def code(self) -> str:
        return spaced(self.seat.code)

    @property
    def state(self) -> str:
        if self.seat.attempt_id:
            return DONE
        return {0: NONE, 1: ONCE}.get(len(self.typed), DIFFERENT)


def context(room: Room) -> dict:
    """As many queries for many seats as for one."""
    seats = list(
        room.seats.select_related("enrolment__worker", "form", "attempt")
        .prefetch_related("typed__by")
        .order_by("number")
    )
    labels = labels_of(seats)
    rows = [Row(seat, labels[seat.form_id], standing_sheets(seat)) for seat in seats]
    counts, job = Counter(row.state for row in rows), tasks.latest(room)
    return {
        "room": room,
        "step": room.step,
        "ends_at": to_datetime(times(room)[1]),
        "rows": rows,
        "counts": counts,
        "unfinished": counts[ONCE] + counts[DIFFERENT],
        "forms": len(labels),
        "job": job,
        "working": under_way(job),
        "has_sheets": keeping.has_sheets(room),
    }


def rooms_of(round: Round) -> list[Room]:
    """The rooms of a round in sight, newest first, each with `people` and `done`: seats, and seats that are settled."""
    rooms = Room.objects.filter(step__round=round).select_related("step", "grid")
    return list(rooms.annotate(people=Count("seats"), done=Count("seats__attempt")))
