"""The learner's round: courses, steps, what comes next, and the earlier rounds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses.progress import reading
from courses.progress.completing import complete
from courses.progress.signals import asking_begun
from courses.rounds.models import Enrolment, Round
from tests.factories import grids, people, rounds

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def enrolment(district, worker, trainer):
    rounds.opened(district, trainer)
    return Enrolment.objects.select_related("round").get()


@pytest.fixture
def phone(client, worker):
    client.force_login(worker.user)
    return client


def cells(enrolment):
    return [(cell.cell, cell.now) for course in reading.steps_with_state(enrolment) for cell in course.cells]


def test_the_first_step_that_is_not_done_comes_next(enrolment):
    complete(rounds.lesson_done(enrolment, 1))

    assert cells(enrolment) == [("full", False), ("empty", True), ("empty", False)]
    assert reading.next_step(enrolment).step.title == "第2课"


def test_a_failed_quiz_is_dog_eared_and_comes_back_when_all_else_is_done(enrolment):
    complete(rounds.exam_marked(enrolment, 1, 40))
    assert cells(enrolment) == [("empty", True), ("empty", False), ("redo", False)]

    for order in (1, 2):
        complete(rounds.lesson_done(enrolment, order))

    assert cells(enrolment) == [("full", False), ("full", False), ("redo", True)]


def test_what_another_app_says_is_begun_is_half(enrolment):
    def open_attempts(sender, enrolment, **kwargs):
        return [enrolment.round.exam_key]

    asking_begun.connect(open_attempts)
    try:
        assert [cell for cell, _ in cells(enrolment)] == ["empty", "empty", "half"]
    finally:
        asking_begun.disconnect(open_attempts)


def test_nothing_comes_next_when_all_is_done(enrolment):
    for order in (1, 2):
        complete(rounds.lesson_done(enrolment, order))
    complete(rounds.exam_marked(enrolment, 1, 90))

    assert reading.next_step(enrolment) is None


def test_today_takes_at_most_four_queries_and_counts_the_cells(enrolment, worker, django_assert_max_num_queries):
    complete(rounds.lesson_done(enrolment, 1))

    with django_assert_max_num_queries(4):
        today = reading.today(worker.user)
        figures = (today.total_in_words, today.full, today.next.step.title, today.next.position, today.last_day)

    assert figures == ("三", 1, "第2课", 2, enrolment.round.last_day)


def test_without_an_open_round_today_has_only_the_name(worker):
    today = reading.today(worker.user)

    assert (today.name, today.round, today.next, today.cells) == ("王秀兰", None, None, [])


def test_a_running_round_comes_before_one_that_has_not_begun(district, worker, trainer):
    running = rounds.opened(district, trainer)
    rounds.opened(district, trainer, days=(5, 20))

    assert reading.current_enrolment(worker.user).round == running


def test_a_closed_round_is_no_longer_the_current_one(enrolment, worker):
    Round.objects.update(closed_at=timezone.now())

    assert reading.current_enrolment(worker.user) is None


def test_the_page_shows_the_round_and_its_steps(phone, enrolment):
    complete(rounds.lesson_done(enrolment, 1))

    page = phone.get(reverse("learn")).content.decode()

    assert enrolment.round.name in page
    assert reverse("lesson", args=[enrolment.pk, 2]) in page
    assert "三格，已满 <b>1</b> 格" in page
    assert "短课学完计 0.25 学时" in page


def test_earlier_rounds_can_be_looked_up_by_their_learner_only(phone, client, district, enrolment):
    other = people.worker(grids.building(district, 2))
    Round.objects.update(closed_at=timezone.now(), last_day=timezone.localdate() - timedelta(days=1))

    assert "别的轮次" in phone.get(reverse("learn")).content.decode()
    assert phone.get(reverse("learn", args=[enrolment.pk])).status_code == 200
    client.force_login(other.user)
    assert client.get(reverse("learn", args=[enrolment.pk])).status_code == 404


def test_somebody_in_no_round_reads_what_will_be_here(client, trainer):
    client.force_login(trainer)

    assert "没有开班的轮次" in client.get(reverse("learn")).content.decode()


def test_the_page_takes_as_many_queries_for_three_rounds_as_for_one(phone, district, trainer, enrolment):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            phone.get(reverse("learn"))
        return len(captured)

    queries()
    one = queries()
    for _ in range(2):
        rounds.opened(district, trainer, days=(-20, 5))

    assert queries() == one
