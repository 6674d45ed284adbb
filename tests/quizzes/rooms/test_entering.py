"""Two people type a sheet; what they read alike counts once, what they read differently is decided from the paper."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from assessments.quizzes.exam_time.clock import to_us
from assessments.quizzes.models import Attempt, Mark, Room, Ruling, TypedSheet
from assessments.quizzes.rooms.barring import Refused
from assessments.quizzes.rooms.ending import end
from assessments.quizzes.rooms.entering import Outcome, decide, enter
from assessments.quizzes.sitting import starting, submitting
from courses.progress.models import Completion
from courses.rounds.closing import close_round
from ledger.models import AuditLine
from people.merging.merging import merge
from people.models import Suspension
from tests.factories import bank, grids, people, quizzes, rooms

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("everything")]


def test_what_two_people_read_alike_is_handed_in_and_marked(seat, room, trainer, colleague):
    sheet = rooms.right(seat)

    assert enter(seat, sheet, trainer) == Outcome.FIRST
    assert not Attempt.objects.exists()
    assert enter(seat, sheet, colleague) == Outcome.SETTLED

    attempt = Attempt.objects.get()
    seat.refresh_from_db()
    assert seat.attempt == attempt
    assert (attempt.state, attempt.passed, attempt.score) == ("submitted", True, attempt.max_score)
    assert (attempt.form_id, attempt.seed, attempt.number) == (seat.form_id, room.seed, 1)
    assert attempt.opened_us == to_us(room.starts_at)
    assert attempt.submitted_us == attempt.closes_us == attempt.opened_us + 30 * 60 * 1_000_000
    assert Completion.objects.get().evidence == f"attempt:{attempt.pk}"
    assert [line.deed for line in AuditLine.objects.filter(deed__startswith="paper sheet").order_by("number")] == [
        *("paper sheet typed", "paper sheet typed", "paper sheet settled"),
    ]


def test_the_same_person_twice_settles_nothing(seat, trainer):
    sheet = rooms.right(seat)
    enter(seat, sheet, trainer)

    assert enter(seat, sheet, trainer) == Outcome.KNOWN
    assert TypedSheet.objects.count() == 1
    assert enter(seat, rooms.right(seat, wrong=[1]), trainer) == Outcome.FIRST
    assert not Attempt.objects.exists()


def test_until_somebody_else_has_typed_the_last_typing_counts(seat, trainer, colleague):
    enter(seat, rooms.right(seat, wrong=[1]), trainer)
    enter(seat, rooms.right(seat), trainer)

    assert enter(seat, rooms.right(seat), colleague) == Outcome.SETTLED
    assert TypedSheet.objects.count() == 3


def test_width_and_spaces_are_no_difference(seat, trainer, colleague):
    gap = next(slot for slot, given in rooms.right(seat).items() if isinstance(given, list) and "119" in given)
    sheet = rooms.right(seat)
    enter(seat, sheet, trainer)

    other = sheet | {gap: [" １１９", *sheet[gap][1:]]}

    assert enter(seat, other, colleague) == Outcome.SETTLED


def test_what_differs_is_decided_from_the_paper(seat, trainer, colleague):
    right, wrong = rooms.right(seat), rooms.right(seat, wrong=[1])
    enter(seat, wrong, trainer)

    assert enter(seat, right, colleague) == Outcome.DIFFERENT
    assert not Attempt.objects.exists()
    with pytest.raises(Refused, match="已经有两个人录过"):
        enter(seat, right, trainer)
    with pytest.raises(Refused, match="还有没有定的题"):
        decide(seat, {}, trainer)
    decide(seat, {"1": right["1"]}, trainer)

    assert Attempt.objects.get().score == Attempt.objects.get().max_score
    assert Ruling.objects.get().by == trainer
    assert AuditLine.objects.filter(deed="paper sheet decided", actor=trainer).exists()


def test_nothing_is_counted_twice(seat, trainer, colleague):
    for somebody in (trainer, colleague):
        enter(seat, rooms.right(seat), somebody)

    third = bank.colleague(trainer)
    with pytest.raises(Refused, match="已经算进去了"):
        enter(seat, rooms.right(seat), third)
    assert enter(seat, rooms.right(seat), colleague) == Outcome.KNOWN
    assert Attempt.objects.count() == 1
    assert Mark.objects.count() == 8


def passed_on_the_phone(seat, by):
    attempt = starting.start(seat.enrolment, seat.room.step)
    submitting.submit(attempt)
    Attempt.objects.filter(pk=attempt.pk).update(passed=True)


def used_up(seat, by):
    for _ in range(3):
        submitting.submit(starting.start(seat.enrolment, seat.room.step))


def suspended(seat, by):
    Suspension.objects.create(worker=seat.enrolment.worker, reason="停", by=by)


def sitting(seat, by):
    starting.start(seat.enrolment, seat.room.step)


def ended(seat, by):
    end(seat.room, by, "停电")


def early(seat, by):
    Room.objects.filter(pk=seat.room_id).update(starts_at=timezone.now() + timedelta(hours=1))


@pytest.mark.parametrize(
    ("meanwhile", "reason"),
    [
        (passed_on_the_phone, "这一场已经考过了"),
        (used_up, "可考的次数用完了"),
        (suspended, "停考"),
        (sitting, "在手机上开着一份卷"),
        (ended, "已经收场"),
        (early, "还没有开考"),
    ],
)
def test_who_may_no_longer_be_counted_is_refused_and_nothing_is_written(seat, trainer, colleague, meanwhile, reason):
    enter(seat, rooms.right(seat), trainer)
    meanwhile(seat, trainer)
    attempts, lines = Attempt.objects.count(), AuditLine.objects.count()

    with pytest.raises(Refused, match=reason):
        enter(seat, rooms.right(seat), colleague)

    assert (Attempt.objects.count(), AuditLine.objects.count()) == (attempts, lines)
    assert TypedSheet.objects.count() == 1


def test_a_paper_attempt_counts_among_those_allowed(seat, trainer, colleague):
    submitting.submit(starting.start(seat.enrolment, seat.room.step))

    for somebody in (trainer, colleague):
        enter(seat, rooms.right(seat, wrong=[1, 2, 3, 4, 5]), somebody)

    seat.refresh_from_db()
    assert (seat.attempt.number, seat.attempt.passed) == (2, False)


def test_typing_wants_a_training_role_and_no_seat_of_ones_own(seat, officer, worker, district):
    from people.models import Role

    with pytest.raises(PermissionDenied):
        enter(seat, rooms.right(seat), officer)
    Role.objects.create(user=worker.user, kind=Role.Kind.TRAINER, grid=district, first_day=timezone.localdate())
    with pytest.raises(PermissionDenied):
        enter(seat, rooms.right(seat), worker.user)


def test_a_half_typed_room_ends_only_with_a_reason(seat, room, trainer):
    enter(seat, rooms.right(seat), trainer)

    with pytest.raises(Refused, match="还有 1 张录了一半"):
        end(room, trainer)
    end(room, trainer, "停电，另考")

    room.refresh_from_db()
    assert room.ended_by == trainer
    assert AuditLine.objects.get(deed="room ended").reason == "停电，另考"


def test_a_round_waits_for_its_sheets(seat, room, trainer):
    round_ = room.step.round
    type(round_).objects.filter(pk=round_.pk).update(last_day=timezone.localdate() - timedelta(days=1))
    round_.refresh_from_db()

    with pytest.raises(ValidationError, match="还没有录完"):
        close_round(round_, trainer)
    end(room, trainer)
    close_round(round_, trainer)

    round_.refresh_from_db()
    assert round_.closed_at


def test_a_merge_waits_for_the_sheet(seat, worker, district, officer):
    twin = people.worker(grids.building(district), name="王秀兰")

    with pytest.raises(ValidationError, match="坐在纸笔考场里"):
        merge(twin, worker, officer)


def test_an_attempt_on_paper_is_marked_as_the_same_answers_on_a_phone(seat, trainer, colleague, district):
    sheet = rooms.right(seat, wrong=[2, 6])
    for somebody in (trainer, colleague):
        enter(seat, sheet, somebody)
    other = quizzes.enrolment(seat.room.step, people.worker(grids.building(district)))
    phone = starting.start(other, seat.room.step)
    Attempt.objects.filter(pk=phone.pk).update(seed=seat.room.seed, answers=Attempt.objects.get(seat=seat).answers)

    submitting.submit(phone)

    phone.refresh_from_db()
    assert phone.score == Attempt.objects.get(seat=seat).score < phone.max_score
