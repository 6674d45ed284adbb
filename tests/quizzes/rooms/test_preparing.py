"""Who gets a seat, and what stands in the way of a room."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from assessments.quizzes.exam_time.clock import to_us
from assessments.quizzes.models import Arrangement, Attempt, Paper, Room, Seat
from assessments.quizzes.rooms import settling
from assessments.quizzes.rooms.barring import Refused, bar
from assessments.quizzes.rooms.choosing import choice, steps_on_paper
from assessments.quizzes.rooms.preparing import prepare
from assessments.quizzes.sitting import starting, submitting
from courses.rounds.models import RoundStep
from ledger.models import AuditLine
from people.models import Role, Suspension
from tests.factories import exams, grids, kinds, people, quizzes, rooms

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("everything")]


@pytest.fixture
def step(district):
    return quizzes.step(quizzes.quiz(district, attempts=2), district)


@pytest.fixture
def workers(district):
    return [people.worker(grids.building(district, 1 + n % 2), name=f"考生{n}") for n in range(5)]


def test_seats_are_numbered_in_the_order_of_the_tree_and_neighbours_differ(step, trainer, workers):
    room = rooms.room(step, trainer, workers, columns=3)

    seats = list(room.seats.select_related("enrolment__grid"))
    paths = [seat.enrolment.grid.path for seat in seats]
    assert [seat.number for seat in seats] == [1, 2, 3, 4, 5]
    assert paths == sorted(paths)
    assert len({seat.code for seat in seats}) == 5
    assert all(one.form_id != other.form_id for one, other in pairwise(seats))
    assert seats[0].form_id != seats[3].form_id
    line = AuditLine.objects.get(deed="room prepared")
    assert (line.actor, line.detail) == (trainer, {"seats": 5})


def test_who_may_not_sit_is_named_with_the_reason(step, district, trainer, workers):
    enrolled = [quizzes.enrolment(step, worker) for worker in workers]
    passed = starting.start(enrolled[0], step)
    passed.answers = '{"1":"B"}'
    passed.save()
    submitting.submit(passed)
    type(passed).objects.filter(pk=passed.pk).update(passed=True)
    Suspension.objects.create(worker=workers[1], reason="停", by=trainer)
    for _ in range(2):
        submitting.submit(starting.start(enrolled[2], step))
    starting.start(enrolled[3], step)

    found = choice(step, district)

    assert found.may == [enrolled[4]]
    assert {one.worker.name: reason for one, reason in found.barred} == {
        "考生0": "这一场已经考过了",
        "考生1": "停考",
        "考生2": "可考的次数用完了",
        "考生3": "在手机上开着一份卷，还没有交",
    }


def test_looking_for_people_costs_the_same_for_two_and_for_five(step, district, workers, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for worker in workers[:2]:
        quizzes.enrolment(step, worker)
    step = RoundStep.objects.select_related("round__grid", "arrangement").get(pk=step.pk)
    with CaptureQueriesContext(connection) as two:
        choice(step, district)
    for worker in workers[2:]:
        quizzes.enrolment(step, worker)

    with django_assert_num_queries(len(two)):
        assert len(choice(step, district).may) == 5


@pytest.mark.parametrize("opens", [timedelta(hours=1), timedelta(hours=-2)])
def test_a_resit_is_sat_on_paper_whenever_its_room_is_prepared_and_typed_in(step, district, trainer, workers, opens):
    held = exams.arranged(step, trainer, entry_until=timezone.now() + timedelta(hours=1))
    failed = quizzes.enrolment(step, workers[0])
    for _ in range(2):
        submitting.submit(starting.start(failed, step))
    opens = timezone.now() + opens
    windows = {"entry_from": opens - timedelta(hours=2), "entry_until": opens - timedelta(hours=1)}
    Attempt.objects.update(opened_us=to_us(windows["entry_from"]))
    resit = {"resit_from": opens, "resit_until": opens + timedelta(hours=1), "resit_times": 1}
    Arrangement.objects.filter(pk=held.pk).update(**windows, **resit)
    step = RoundStep.objects.select_related("round__grid", "arrangement").get(pk=step.pk)
    begins = opens + timedelta(minutes=10)

    assert choice(step, district).may == [failed]
    room = prepare(step, district, trainer, name="补考", starts_at=begins, columns=6, people=[failed.pk])

    sat = settling.standings_in(room, [failed])[failed.pk]
    assert (bar(failed, sat), sat.left) == ("", 1)


def test_nobody_who_runs_a_room_is_told_a_result_that_is_kept_back(step, district, trainer, workers):
    enrolled = [quizzes.enrolment(step, worker) for worker in workers[:2]]
    exams.arranged(step, trainer, together=True)
    for enrolment, passed in zip(enrolled, (True, False), strict=True):
        sat = submitting.submit(starting.start(enrolment, step))
        type(sat).objects.filter(pk=sat.pk).update(passed=passed)

    assert [reason for _one, reason in choice(step, district).barred] == ["卷已经交了，成绩还没有公布"] * 2


def test_nobody_gets_a_second_seat_while_the_first_is_open(step, district, trainer, workers):
    rooms.room(step, trainer, workers[:1])

    assert [reason for _one, reason in choice(step, district).barred] == ["已经在另一个纸笔考场里"]


def test_a_form_with_a_hot_spot_is_refused_with_a_sentence(district, trainer, workers):
    step = quizzes.step_at(district, [kinds.SINGLE, kinds.CASE])

    with pytest.raises(Refused, match="第 1 号卷有看图点选题，纸上没法答。这张试卷不能用纸考。"):
        rooms.room(step, trainer, workers)

    assert not Room.objects.exists()
    assert not Seat.objects.exists()


@pytest.mark.parametrize("days", [-30, 30])
def test_the_day_lies_in_the_round(step, trainer, workers, days):
    with pytest.raises(Refused, match="开考的日子要在这一轮里"):
        rooms.room(step, trainer, workers, starts_at=timezone.now() + timedelta(days=days))


def test_practice_is_not_sat_on_paper(step):
    assert steps_on_paper(step.round) == [step]
    latest = Paper.objects.get()
    Paper.objects.create(
        page=latest.page, step_key=latest.step_key, version=2, seed=1, minutes=1, pass_percent=1,
        attempts_allowed=1, blueprint={}, practice=True,
    )  # fmt: skip

    assert steps_on_paper(step.round) == []


def test_a_room_wants_a_training_role_that_reaches_it(step, other_district, workers, officer):
    stranger = people.staff(Role.Kind.TRAINER, other_district)

    for somebody in (stranger, officer):
        with pytest.raises(PermissionDenied):
            rooms.room(step, somebody, workers[:1])
        step.round.enrolments.all().delete()


def test_who_is_to_pass_the_round_prepares_no_room_of_it(step, district, workers):
    Role.objects.create(user=workers[0].user, kind=Role.Kind.TRAINER, grid=district, first_day=timezone.localdate())

    with pytest.raises(PermissionDenied):
        rooms.room(step, workers[0].user, workers)
