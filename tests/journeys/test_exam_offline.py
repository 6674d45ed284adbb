"""An exam in a stairwell: the network goes, the answers stay, and are sent when it comes back."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from assessments.quizzes.asking.arranging import as_written
from assessments.quizzes.models import Attempt
from assessments.quizzes.questions import questions_of
from assessments.quizzes.sheets import from_text
from tests.factories import quizzes

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("everything"),
]


@pytest.fixture
def exam(unsteady, site, sign_in, worker, district) -> Page:
    """王秀兰 has just begun an exam of five questions."""
    page = unsteady.new_page()
    sign_in(page, worker.user)
    step = quizzes.step(quizzes.quiz(district), district)
    enrolment = quizzes.enrolment(step, worker)
    page.goto(site + reverse("quiz", args=[enrolment.pk, 1]))
    page.get_by_role("button", name="开始").click()
    expect(page.get_by_role("button", name="下一题")).to_be_visible()  # the scripts have come
    return page


def choose(page: Page, letter: str) -> None:
    page.locator("[data-question]:visible .option", has_text=letter).first.click()


def saved(page: Page):
    return page.locator("[data-saved=saved]")


def cell(page: Page, number: int):
    return page.locator(".cells-tap .cell").nth(number - 1)


def stored() -> dict:
    return from_text(Attempt.objects.get().answers)


def written() -> list[str]:
    """What was chosen, by the letters of the bank."""
    given = stored()
    questions = questions_of(Attempt.objects.get())
    return sorted(as_written(one.shown, given[str(one.slot)]) for one in questions if str(one.slot) in given)


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


def test_handing_in_without_a_network_is_remembered(exam, unsteady, accessible):
    unsteady.set_offline(True)
    choose(exam, "做法 B")
    exam.get_by_role("link", name="交卷").click()
    expect(exam.get_by_role("heading", name="还有 4 题没答，要交卷吗？")).to_be_visible()
    exam.locator("[data-confirm]").click()
    expect(exam.get_by_text("没有网络，交卷已经记下。")).to_be_visible()

    unsteady.set_offline(False)
    exam.wait_for_url("**/result/")

    accessible(exam)
    attempt = Attempt.objects.get()
    assert (attempt.state, attempt.score) == ("submitted", 4)


def test_two_phones_are_put_together_question_by_question(exam, unsteady):
    other = unsteady.new_page()
    other.goto(exam.url)
    choose(exam, "做法 B")
    expect(saved(exam)).to_be_visible()

    other.evaluate("localStorage.clear()")
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
