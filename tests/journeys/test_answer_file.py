"""The network never comes back: the answers go to the trainer in a file."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from assessments.quizzes.models import Attempt
from people.models import Role
from tests.factories import people
from tests.journeys.exam_page import choose, look, saved, troubles_of, written

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("everything"),
]


def test_answers_go_to_the_trainer_in_a_file(
    exam, other_phone, open_page, site, sign_in, settings, district, accessible
):
    # given a hall's Wi-Fi that is gone for good
    settings.ALLOWED_HOSTS = ["*"]
    page = other_phone(exam, host="hall.test")
    troubles = troubles_of(page)
    assert page.evaluate("[isSecureContext, 'serviceWorker' in navigator, Boolean(crypto.subtle)]") == [False] * 3
    choose(page, "做法 B")
    expect(saved(page)).to_be_visible()
    page.context.set_offline(True)
    page.get_by_role("button", name="下一题").click()
    choose(page, "做法 C")
    expect(page.get_by_text("先别刷新")).to_be_visible()
    look(page, "plain-http-offline")
    page.get_by_role("link", name="交卷").click()
    page.locator("[data-confirm]").click()

    # when the candidate makes the file
    with page.expect_download() as download:
        page.get_by_role("button", name="存成答案文件").click()
    look(page, "answer-file")
    accessible(page)
    assert "答案-" in download.value.suggested_filename
    assert "做法" not in download.value.path().read_text()

    # then the trainer brings it in, once
    desk = open_page()
    sign_in(desk, people.staff(Role.Kind.TRAINER, district))
    for told in ("存进了答卷。", "以前导过"):
        desk.goto(site + reverse("answer_file_import", args=[Attempt.objects.get().enrolment.round_id]))
        desk.get_by_label("答案文件", exact=True).set_input_files(download.value.path())
        desk.get_by_role("button", name="导入").click()
        expect(desk.get_by_text(told).first).to_be_visible()
    look(desk, "answer-file-import")
    accessible(desk)
    assert written() == ["B", "C"]

    # and a network that comes back after all hands in what is there
    page.context.set_offline(False)
    page.wait_for_url("**/result/")
    assert Attempt.objects.get().state == "submitted"
    assert troubles == []
