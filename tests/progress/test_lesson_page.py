"""A lesson on the phone: few queries, one's own only, finished once, and only within the round's days."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.progress.models import Completion
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


def address(enrolment, order=1):
    return reverse("lesson", args=[enrolment.pk, order])


def end(round):
    Round.objects.filter(pk=round.pk).update(last_day=timezone.localdate() - timedelta(days=1))


@pytest.mark.database
def test_a_warm_lesson_takes_at_most_four_queries(phone, enrolment, django_assert_max_num_queries):
    phone.get(address(enrolment))

    with django_assert_max_num_queries(4):
        page = phone.get(address(enrolment)).content.decode()

    assert "正文1" in page
    assert "第 1 步，共 3 步" in page


def test_a_newly_published_revision_is_shown_at_once(phone, enrolment):
    phone.get(address(enrolment))
    lesson = enrolment.round.steps.get(order=1).page.specific
    lesson.body = rounds.body("改过的正文")
    lesson.save_revision().publish()

    assert "改过的正文" in phone.get(address(enrolment)).content.decode()


def test_finishing_leads_to_the_next_step_and_counts_once(phone, enrolment):
    first = phone.post(address(enrolment))
    phone.post(address(enrolment))

    assert first["Location"] == address(enrolment, 2)
    assert Completion.objects.get().revision
    assert Enrolment.objects.get().credit == Decimal("0.25")
    assert "已学完" in phone.get(address(enrolment)).content.decode()


def test_after_the_last_lesson_comes_the_exam(phone, enrolment):
    assert phone.post(address(enrolment, 2))["Location"] == reverse("quiz", args=[enrolment.pk, 3])


@pytest.mark.parametrize("order", [0, 3, 99], ids=["no step", "a quiz", "beyond the last"])
def test_what_is_no_lesson_of_the_round_is_not_found(phone, enrolment, order):
    assert phone.get(address(enrolment, order)).status_code == 404


def test_somebody_elses_enrolment_is_not_found(client, district, enrolment):
    other = people.worker(grids.building(district, 2))
    client.force_login(other.user)

    assert client.get(address(enrolment)).status_code == 404
    assert client.post(address(enrolment)).status_code == 404
    assert not Completion.objects.exists()


def test_a_trainer_does_not_learn_in_a_workers_place(client, trainer, enrolment):
    client.force_login(trainer)

    assert client.post(address(enrolment)).status_code == 404


def test_after_the_last_day_the_lesson_can_be_read_but_not_finished(phone, enrolment):
    end(enrolment.round)

    page = phone.get(address(enrolment)).content.decode()
    phone.post(address(enrolment))

    assert "正文1" in page
    assert "学完不再计入" in page
    assert "学完了" not in page
    assert not Completion.objects.exists()


def test_before_the_first_day_the_lesson_says_when_it_counts(phone, enrolment):
    Round.objects.update(first_day=timezone.localdate() + timedelta(days=1))

    page = phone.get(address(enrolment)).content.decode()

    assert "开始计入本轮" in page


def test_a_lesson_taken_down_is_not_shown_and_not_finished(phone, enrolment):
    enrolment.round.steps.get(order=1).page.specific.unpublish()

    page = phone.get(address(enrolment)).content.decode()
    phone.post(address(enrolment))

    assert "暂时收起来了" in page
    assert not Completion.objects.exists()


def test_a_visitor_is_sent_to_sign_in(client, enrolment):
    assert reverse("account_login") in client.get(address(enrolment))["Location"]
