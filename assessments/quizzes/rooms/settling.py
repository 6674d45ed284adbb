"""Makes an attempt of a sheet that two people read alike, or that somebody decided on: from then on it is like any other."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from assessments.quizzes.asking.arranging import Given
from assessments.quizzes.exam_time.clock import MINUTE, end_of_day_us, now_us, to_us
from assessments.quizzes.marking.by_key import mark
from assessments.quizzes.models import Attempt, Room, Seat
from assessments.quizzes.rooms.barring import Refused, bar, standings
from assessments.quizzes.sitting.sheets import to_text
from assessments.quizzes.sitting.starting import Standing
from courses.rounds.models import Enrolment
from grids import scope
from ledger.auditing import record
from people.models import User


def locked(seat: Seat) -> Seat:
    """The seat as it is now, held until the act commits, with what acts need. Call inside a transaction."""
    with scope.whole_tree("the seat was found in the scope of who asks"):
        found: Seat = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
        room = Room.objects.select_related("step__round", "paper", "grid").get(pk=found.room_id)
        found.room = room
        found.enrolment = type(found.enrolment).objects.select_related("worker", "round").get(pk=found.enrolment_id)
    return found


def check(seat: Seat) -> None:
    """Raises Refused when nothing more may come of this seat. `seat` is locked."""
    if seat.attempt_id:
        raise Refused(_("这张答题卡已经算进去了。"))
    if seat.room.ended_at:
        raise Refused(_("这个考场已经收场，不再录入。"))
    if to_us(seat.room.starts_at) > now_us():
        raise Refused(_("还没有开考。"))
    if seat.room.step.round.closed_at:
        raise Refused(_("这一轮已经结班，不再录入。"))
    if reason := bar(seat.enrolment, standings_in(seat.room, [seat.enrolment])[seat.enrolment_id]):
        raise Refused(_("%(name)s的这张不能算：%(reason)s。") % {"name": seat.enrolment.worker.name, "reason": reason})


def settle(seat: Seat, sheet: dict[str, Given], by: User) -> Attempt:
    """Writes the attempt, hands it in at the room's time and marks it. `seat` is locked and was checked in this transaction.

    Raises Refused when an attempt was begun elsewhere at the same moment.
    """
    room, enrolment = seat.room, seat.enrolment
    standing = standings_in(room, [enrolment])[enrolment.pk]
    opened, closes = times(room)
    with scope.whole_tree("the attempt of a seat that was found in scope"):
        form = seat.form
        attempt = Attempt(
            enrolment=enrolment,
            worker_id=enrolment.worker_id,
            grid_id=enrolment.grid_id,
            form=form,
            step_key=room.step.step_key,
            number=standing.next_number,
            seed=room.seed,
            state=Attempt.State.SUBMITTED,
            answers=to_text(sheet),
            revision=1,
            opened_us=opened,
            closes_us=closes,
            submitted_us=min(closes, now_us()),
            max_score=form.max_score,
            withheld=bool(standing.arrangement and standing.arrangement.withholds),
        )
        try:
            with transaction.atomic():
                attempt.save()
        except IntegrityError as error:
            raise Refused(_("这个人刚刚在手机上开始了考试，这张没有算进去。")) from error
        Seat.objects.filter(pk=seat.pk).update(attempt=attempt)
        mark([attempt])
        attempt.refresh_from_db()
    record(by, "paper sheet settled", attempt, path=room.grid.path, room=room.pk, seat=seat.number)
    return attempt


def standings_in(room: Room, enrolments: Iterable[Enrolment]) -> dict[int, Standing]:
    """Where each stands as one who sat there: sheets of a resit are typed in when it is over."""
    return standings(room.step, enrolments, room.starts_at)


def times(room: Room) -> tuple[int, int]:
    """When the exam began and ended, in microseconds: not after the last day of the round."""
    opened = to_us(room.starts_at)
    return opened, min(opened + room.paper.minutes * MINUTE, end_of_day_us(room.step.round.last_day))
