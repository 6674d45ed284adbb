"""What a phone keeps of an exam: through a reload without a network, and in a browser without a database."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.exam_page import cell, choose, look, saved, written

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("everything"),
]
WRONG_CLOCK = "Date.now = () => 1_900_000_000_000;"
WITHOUT_A_BASE = "Object.defineProperty(window, 'indexedDB', {get() { throw new Error('switched off') }})"


def begun(page: Page) -> None:
    expect(page.get_by_role("button", name="下一题")).to_be_visible()


def kept_pages(page: Page) -> list[str]:
    return page.evaluate("caches.keys()")


def test_a_reload_without_a_network_shows_the_exam_with_all_answers(exam, unsteady, accessible):
    choose(exam, "做法 B")
    expect(saved(exam)).to_be_visible()
    exam.wait_for_function("caches.keys().then((names) => names.length)")
    expect(exam.locator("[data-stay]")).to_be_hidden()
    unsteady.set_offline(True)
    exam.get_by_role("button", name="下一题").click()
    choose(exam, "做法 C")
    expect(exam.get_by_text("1 题待上传")).to_be_visible()

    exam.reload()
    begun(exam)
    expect(cell(exam, 1)).to_have_attribute("data-cell", "full")
    expect(cell(exam, 2)).to_have_attribute("data-cell", "half")
    expect(exam.get_by_text("没有网络，接着答。")).to_be_visible()
    expect(exam.get_by_text("先别刷新")).to_be_hidden()
    look(exam, "offline-reload")
    accessible(exam)
    exam.get_by_role("button", name="下一题").click()
    choose(exam, "做法 D")

    unsteady.set_offline(False)
    expect(saved(exam)).to_be_visible()
    assert written() == ["B", "C", "D"]
    exam.get_by_role("link", name="交卷").click()
    exam.locator("[data-confirm]").click()
    exam.wait_for_url("**/result/")
    assert kept_pages(exam) == []


def test_a_phone_without_a_base_keeps_answers_all_the_same_and_one_that_keeps_nothing_says_so(exam, other_phone):
    page = other_phone(exam, WRONG_CLOCK + WITHOUT_A_BASE)
    expect(page.locator("[data-left]")).to_contain_text("29:")
    page.context.set_offline(True)
    choose(page, "做法 D")
    expect(page.get_by_text("1 题待上传")).to_be_visible()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    choose(page, "做法 C")
    expect(page.get_by_text("这部手机存不下答案。")).to_be_visible()
    expect(page.locator("[data-saved=unsaved]")).to_be_visible()
    look(page, "unkept")
    page.context.set_offline(False)
    page.reload()

    # Only if the last one was sent before the page went, the phone finds another answer there than the one it kept.
    own = page.get_by_role("button", name="用这部")
    expect(page.locator("[data-saved=saved]:not([hidden]), [data-take=mine]").first).to_be_visible()
    if own.is_visible():
        own.click()
    expect(saved(page)).to_be_visible()
    assert written() in (["C"], ["D"])
