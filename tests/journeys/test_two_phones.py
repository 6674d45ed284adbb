"""The same paper on two phones: what differs is put side by side, and who sits the exam chooses."""

import pytest
from playwright.sync_api import Page, expect

from assessments.quizzes.models import Attempt, LateSheet
from tests.journeys.exam_page import cell, choose, look, saved, written

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("everything"),
]
VISIBLE = """
Object.defineProperty(document, "visibilityState", {value: "%s", configurable: true});
document.dispatchEvent(new Event("visibilitychange"));
"""


def hand_in(page: Page) -> None:
    page.get_by_role("link", name="交卷").click()
    page.locator("[data-confirm]").click()
    page.wait_for_url("**/result/")


def go_away(page: Page) -> None:
    page.evaluate(VISIBLE % "hidden")


def come_back(page: Page) -> None:
    with page.expect_response("**/page-events/"):
        page.evaluate(VISIBLE % "visible")


def test_of_two_answers_to_one_question_the_person_chooses(exam, other_phone, accessible):
    # given two questions that were answered on both phones
    other = other_phone(exam)
    other.context.set_offline(True)
    for page, words in ((exam, "做法 B"), (other, "做法 C")):
        for number in (1, 2):
            cell(page, number).click()
            choose(page, words)
    expect(saved(exam)).to_be_visible()
    other.context.set_offline(False)
    expect(other.locator("[data-question]:visible").get_by_text("两部手机答得不一样，选一个。")).to_be_visible()

    # then the rest goes on, and what was acknowledged stands
    cell(other, 3).click()
    choose(other, "做法 D")
    expect(other.get_by_text("有 2 题，两部手机答得不一样。")).to_be_visible()
    look(other, "undecided")
    expect(cell(other, 3)).to_have_attribute("data-cell", "full")
    assert written() == ["B", "B", "D"]

    # and handing in leads to the choices
    other.get_by_role("link", name="交卷").click()
    panel = other.locator("[data-question]:visible .notice")
    expect(panel.locator("[data-mine]")).to_contain_text("做法 C")
    expect(panel.locator("[data-theirs]")).to_contain_text("做法 B")
    look(other, "choice")
    accessible(other)
    panel.get_by_role("button", name="用这部").click()
    expect(panel).to_have_count(0)
    other.get_by_role("button", name="去选").click()
    panel.get_by_role("button", name="用另一部").click()
    expect(
        other.locator("[data-question]:visible h2")
    ).to_be_focused()  # the button is gone; the question is still there
    expect(other.locator("[data-question]:visible .option", has_text="做法 B").locator("input")).to_be_checked()
    expect(saved(other)).to_be_visible()
    hand_in(other)

    assert written() == ["B", "C", "D"]
    assert LateSheet.objects.filter(reason="conflict").count() == 2  # what was there, and what was refused


def test_the_older_phone_is_told_and_an_absence_is_shown_to_the_person(exam, other_phone, accessible):
    with exam.expect_response("**/page-events/"):
        pass  # it has said that the paper is open here
    other = other_phone(exam)
    with other.expect_response("**/page-events/"):
        pass
    expect(other.get_by_text("这份卷在另一部手机上打开了。")).to_be_hidden()

    go_away(exam)
    exam.wait_for_timeout(1_200)
    come_back(exam)

    expect(exam.get_by_text("这份卷在另一部手机上打开了。")).to_be_visible()
    look(exam, "elsewhere")
    accessible(exam)
    exam.get_by_role("button", name="知道了").click()
    expect(exam.get_by_text("这份卷在另一部手机上打开了。")).to_be_hidden()
    expect(exam.locator("[data-question]:visible h2")).to_be_focused()
    hand_in(exam)
    expect(exam.get_by_role("heading", name="离开考试页面的记录")).to_be_visible()
    exam.get_by_label("说明（可以不写）").fill("接了值班电话")
    exam.get_by_role("button", name="记下说明").click()
    expect(exam.get_by_text("说明已经记下。")).to_be_visible()
    look(exam, "leaving")
    accessible(exam)


def test_the_network_goes_the_tab_is_killed_and_another_device_finishes(exam, unsteady, other_phone):
    # given answers that were saved, and one more that this phone could not send
    choose(exam, "做法 B")
    expect(saved(exam)).to_be_visible()
    unsteady.set_offline(True)
    exam.get_by_role("button", name="下一题").click()
    choose(exam, "做法 B")
    expect(exam.get_by_text("1 题待上传")).to_be_visible()
    address = exam.url
    exam.close()

    # when she goes on with another phone
    other = other_phone(unsteady, address=address)
    expect(other.locator("[data-question]").first.locator("input:checked")).to_have_count(1)
    for _question in range(2):
        other.get_by_role("button", name="下一题").click()
    choose(other, "做法 B")
    expect(saved(other)).to_be_visible()

    # and the first comes back for a moment, then nothing that was answered is missing
    unsteady.set_offline(False)
    back = unsteady.new_page()
    back.goto(address)
    expect(saved(back)).to_be_visible()
    back.close()

    # handing in needs no sign-in, the result does
    other.context.clear_cookies()
    other.get_by_role("link", name="交卷").click()
    other.locator("[data-confirm]").click()
    other.wait_for_url("**/login/**")
    assert written() == ["B", "B", "B"]
    assert Attempt.objects.get().state == "submitted"
