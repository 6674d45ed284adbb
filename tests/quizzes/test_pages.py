"""The learner's pages: before, during and after an exam."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import submitting
from assessments.quizzes.sitting.sheets import to_text
from people.signals import worker_suspended
from tests.factories import grids, people, quizzes

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def phone(client, worker):
    client.force_login(worker.user)
    return client


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def start_page(attempt) -> str:
    return reverse("quiz", args=[attempt.enrolment_id, 1])


def hand_in(attempt, wrong: int) -> Attempt:
    Attempt.objects.update(answers=to_text(quizzes.sheet(attempt, wrong)))
    return submitting.submit(attempt)


def test_the_start_page_says_what_is_asked_and_resumes(phone, attempt):
    page = text(phone.get(start_page(attempt)))

    assert "5 题，满分 20 分" in page
    assert "12 分" in page
    assert "接着答" in page


def test_starting_leads_into_the_exam(phone, worker, district):
    step = quizzes.step(quizzes.quiz(district), district)
    enrolment = quizzes.enrolment(step, worker)

    response = phone.post(reverse("attempts", args=[enrolment.pk, 1]))

    assert response.url == reverse("attempt", args=[Attempt.objects.get().pk])


def test_a_refusal_is_said_on_the_start_page(phone, worker, district):
    step = quizzes.step(quizzes.quiz(district, attempts=1), district)
    enrolment = quizzes.enrolment(step, worker)
    phone.post(reverse("attempts", args=[enrolment.pk, 1]))
    submitting.submit(Attempt.objects.get())

    page = text(phone.post(reverse("attempts", args=[enrolment.pk, 1]), follow=True))

    assert "次数用完了" in page
    assert Attempt.objects.count() == 1


def test_the_exam_shows_every_question_and_no_key(phone, attempt):
    page = text(phone.get(reverse("attempt", args=[attempt.pk])))

    assert page.count("data-question") == 5
    assert "依据" not in page
    assert "data-mark" not in page


def test_what_was_saved_is_chosen_again(phone, attempt):
    Attempt.objects.update(answers='{"1":"B"}')

    page = text(phone.get(reverse("attempt", args=[attempt.pk])))

    assert page.count(" checked") == 1


@pytest.mark.parametrize("name", ["attempt", "result"])
def test_an_exam_costs_the_same_with_one_question_and_with_three(phone, worker, district, other_district, name):
    def queries_for(items: int, place) -> int:
        attempt = quizzes.attempt(worker, place, items=items)
        if name == "result":
            submitting.submit(attempt)
        with CaptureQueriesContext(connection) as queries:
            text(phone.get(reverse(name, args=[attempt.pk])))
        return len(queries)

    assert queries_for(1, district) == queries_for(3, other_district)


def test_a_passed_exam_is_said_plainly(phone, attempt):
    hand_in(attempt, wrong=1)

    page = text(phone.get(reverse("result", args=[attempt.pk])))

    assert "考过了" in page
    assert "没答对的 1 题" in page
    assert "依据：《中华人民共和国消防法》第二十八条" in page


def test_a_failed_exam_says_when_the_next_chance_is(phone, attempt):
    hand_in(attempt, wrong=4)

    page = text(phone.get(reverse("result", args=[attempt.pk])))

    assert "这次没考过" in page
    assert "还可以考 2 次" in page
    assert "再考一次" in page


def test_all_questions_can_be_looked_at(phone, attempt):
    hand_in(attempt, wrong=1)

    page = text(phone.get(reverse("result", args=[attempt.pk]), {"show": "all"}))

    assert page.count('class="reviewed"') == 5


def test_whoever_looks_after_the_deadline_finds_the_result(phone, attempt):
    Attempt.objects.update(closes_us=1)

    response = phone.get(reverse("attempt", args=[attempt.pk]))

    assert response.url == reverse("result", args=[attempt.pk])
    assert Attempt.objects.get().state == "submitted"


def test_a_closed_attempt_says_why(phone, attempt, worker):
    worker_suspended.send(sender=type(worker), worker=worker)

    page = text(phone.get(reverse("result", args=[attempt.pk])))

    assert "停考期间不能考试" in page


def test_another_persons_enrolment_is_not_found(client, attempt, district):
    client.force_login(people.worker(grids.building(district, 2)).user)

    assert client.get(start_page(attempt)).status_code == 404
    assert client.post(reverse("attempts", args=[attempt.enrolment_id, 1])).status_code == 404
