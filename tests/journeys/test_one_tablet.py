"""Several people in turn on one tablet: each leaves nothing to read, and what could not be sent is sent later on."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import people
from tests.journeys.exam_page import choose, look, saved, written

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("everything"),
]
SHEETS = """() => new Promise((resolve) => {
  const asked = indexedDB.open("gridschool-exam");
  asked.onsuccess = () => {
    const all = asked.result.transaction("sheets").objectStore("sheets").getAll();
    all.onsuccess = () => resolve(all.result.length);
  };
})"""


def test_the_next_person_finds_nothing_of_the_one_before(exam, accessible):
    # given somebody who has handed in
    choose(exam, "做法 B")
    expect(saved(exam)).to_be_visible()
    exam.get_by_role("link", name="交卷").click()
    exam.locator("[data-confirm]").click()
    exam.wait_for_url("**/result/")
    expect(exam.get_by_role("heading", name="这次没考过")).to_be_visible()
    look(exam, "next-person")

    # when the tablet goes to the next person
    exam.get_by_role("button", name="退出，换下一个人").click()
    exam.wait_for_url("**/login/**")
    accessible(exam)

    # then neither Back nor the tablet's memory shows anything
    exam.go_back()
    exam.wait_for_url("**/login/**")
    exam.wait_for_load_state()
    assert exam.evaluate(SHEETS) == 0
    assert exam.evaluate("caches.keys()") == []


def test_what_the_one_before_could_not_send_is_sent_while_the_next_one_works(exam, unsteady, sign_in, site, worker):
    # given answers of somebody whose sign-in ended before they could be sent
    choose(exam, "做法 B")
    expect(saved(exam)).to_be_visible()
    unsteady.set_offline(True)
    exam.get_by_role("button", name="下一题").click()
    choose(exam, "做法 C")
    expect(exam.get_by_text("1 题待上传")).to_be_visible()
    address = exam.url
    exam.close()
    unsteady.clear_cookies()
    unsteady.set_offline(False)
    unsteady.route("**/answers/", lambda route: route.abort())

    # when the next person signs in
    page = unsteady.new_page()
    sign_in(page, people.worker(worker.grid, "孙长江").user)
    expect(page.get_by_text("这台设备上还有 1 份答卷没有传上。")).to_be_visible()
    look(page, "outbox")
    page.goto(address)
    expect(page.get_by_text("做法")).to_have_count(0)
    page.goto(site + reverse("today"))
    expect(page.get_by_text("这台设备上还有 1 份答卷没有传上。")).to_be_visible()
    unsteady.unroute("**/answers/")
    page.evaluate("dispatchEvent(new Event('online'))")

    # then the answers arrive all the same, and the tablet forgets them
    expect(page.get_by_text("份答卷没有传上")).to_be_hidden()
    assert written() == ["B", "C"]
    assert page.evaluate(SHEETS) == 0
    assert page.evaluate("caches.keys()") == []
