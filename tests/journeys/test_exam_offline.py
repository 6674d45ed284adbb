"""An exam in a stairwell: the network goes, the answers stay, and are sent when it comes back."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from assessments.quizzes.exam_time.clock import MINUTE, SECOND, now_us
from assessments.quizzes.models import Attempt
from tests.factories import quizzes
from tests.journeys.exam_page import cell, choose, saved, stored, written

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("everything"),
]


def test_answers_given_without_a_network_arrive_when_it_is_back(exam, unsteady, accessible):
    choose(exam, "做法 B")
    expect(saved(exam)).to_be_visible()
    expect(cell(exam, 1)).to_have_attribute("data-cell", "full")

    unsteady.set_offline(True)
    exam.get_by_role("button", name="下一题").click()
    choose(exam, "做法 B")
    exam.get_by_role("button", name="下一题").click()
    choose(exam, "做法 C")
    expect(exam.get_by_text("没有网络，接着答。")).to_be_visible()
    expect(exam.get_by_text("2 题待上传")).to_be_visible()
    expect(cell(exam, 2)).to_have_attribute("data-cell", "half")
    accessible(exam)
    assert len(stored()) == 1

    unsteady.set_offline(False)
    expect(saved(exam)).to_be_visible()
    expect(exam.get_by_text("没有网络，接着答。")).to_be_hidden()
    assert len(stored()) == 3


def swallow():
    """The first request arrives, and its answer gets lost; later ones go through."""
    lost = []

    def handle(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch())
        return route.abort()

    return handle


def test_handing_in_without_a_network_is_remembered(exam, unsteady, accessible):
    unsteady.set_offline(True)
    choose(exam, "做法 B")
    exam.get_by_role("link", name="交卷").click()
    expect(exam.get_by_role("heading", name="还有 4 题没答，要交卷吗？")).to_be_visible()
    exam.locator("[data-confirm]").click()
    expect(exam.get_by_text("没有网络，交卷已经记下。")).to_be_visible()

    unsteady.route("**/submission/", swallow())
    unsteady.set_offline(False)
    expect(exam.get_by_role("heading", name="这次没考过")).to_be_visible()

    accessible(exam)
    attempt = Attempt.objects.get()
    assert (attempt.state, attempt.score) == ("submitted", 4)
    assert not attempt.late_sheets.exists()


def test_two_phones_are_put_together_question_by_question(exam, other_phone):
    other = other_phone(exam)
    choose(exam, "做法 B")
    expect(saved(exam)).to_be_visible()

    other.get_by_role("button", name="下一题").click()
    choose(other, "做法 C")

    expect(other.get_by_text("另一部手机也答了这份卷。")).to_be_visible()
    expect(saved(other)).to_be_visible()
    assert written() == ["B", "C"]


def test_closing_the_page_loses_no_answer(exam, unsteady):
    unsteady.set_offline(True)
    choose(exam, "做法 D")
    expect(exam.get_by_text("没有网络，接着答。")).to_be_visible()

    unsteady.set_offline(False)
    exam.reload()

    expect(saved(exam)).to_be_visible()
    assert written() == ["D"]


def test_without_a_script_the_exam_is_one_long_form(new_context, site, sign_in, worker, district):
    page = new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False).new_page()
    sign_in(page, worker.user)
    step = quizzes.step(quizzes.quiz(district), district)
    page.goto(site + reverse("quiz", args=[quizzes.enrolment(step, worker).pk, 1]))
    page.get_by_role("button", name="开始").click()

    for number in range(1, 6):
        page.locator(f"#q{number} .option", has_text="做法 B").click()
    page.locator("#hand-in").get_by_role("button", name="交卷").click()

    expect(page.get_by_role("heading", name="考过了")).to_be_visible()
    assert Attempt.objects.get().passed


@pytest.mark.parametrize("outage", [True, False])
def test_who_is_given_more_time_goes_on_even_where_the_phone_hears_of_it_at_the_end(exam, unsteady, outage):
    choose(exam, "做法 B")
    expect(saved(exam)).to_be_visible()
    Attempt.objects.update(closes_us=now_us() + 20 * SECOND)
    exam.reload()
    expect(exam.locator("[data-left]")).to_contain_text("0:")

    unsteady.set_offline(outage)
    Attempt.objects.update(closes_us=now_us() + 10 * MINUTE)
    expect(exam.get_by_text("时间到了，正在交卷。")).to_be_attached(timeout=30_000)
    unsteady.set_offline(False)

    expect(exam.locator("[data-left]")).to_contain_text("9:")
    exam.get_by_role("button", name="下一题").click()
    choose(exam, "做法 C")
    expect(cell(exam, 2)).to_have_attribute("data-cell", "full")
    exam.wait_for_timeout(5_000)  # nothing that was put off hands it in after all
    assert Attempt.objects.get().state == "open"
    assert written() == ["B", "C"]


def test_what_was_to_be_handed_in_at_the_end_goes_on_when_another_page_hears_of_more_time(exam, unsteady, site):
    Attempt.objects.update(closes_us=now_us() + 20 * SECOND)
    exam.reload()
    expect(exam.locator("[data-left]")).to_contain_text("0:")
    unsteady.set_offline(True)
    choose(exam, "做法 B")
    expect(exam.get_by_text("时间到了，没有网络。")).to_be_visible(timeout=30_000)

    Attempt.objects.update(closes_us=now_us() + 10 * MINUTE)
    unsteady.set_offline(False)
    exam.goto(site + reverse("today"))

    expect(exam.get_by_role("heading", level=1)).to_be_visible()
    for _ in range(50):
        if Attempt.objects.get().revision:
            break
        exam.wait_for_timeout(200)
    assert written() == ["B"]
    assert Attempt.objects.get().state == "open"
