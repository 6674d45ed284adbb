"""An invigilator watches the board without touching it; two people decide on a sheet that came too late."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from assessments.quizzes import starting
from assessments.quizzes.models import Attempt
from courses.rounds.models import RoundStep
from people.models import Role
from tests.factories import grids, people, quizzes
from tests.journeys.exam_page import look
from tests.quizzes.late.conftest import comes_late, handed_in

pytestmark = pytest.mark.usefixtures("everything")


def test_the_board_looks_again_by_itself_and_a_late_sheet_is_decided_by_two(
    page, phone, site, sign_in, accessible, district, trainer
):
    colleague = people.staff(Role.Kind.TRAINING_ADMIN, district, name="王老师")

    # given an exam that one person sits, one has handed in and one has not come to
    through = quizzes.attempt(people.worker(grids.building(district), name="李桂芝"), district)
    step = RoundStep.objects.get(step_key=through.step_key)
    absent = quizzes.enrolment(step, people.worker(grids.building(district), name="包·呼和"))
    handed_in(through, {"1": "A"})
    late = comes_late(through, quizzes.sheet(through))

    # when the board stands on the wall, somebody begins and the figures follow
    sign_in(page, trainer)
    page.clock.install()
    page.goto(site + reverse("board", args=[step.round_id, step.order]))
    expect(page.locator("#show-absent b")).to_have_text("1")
    starting.start(absent, step)
    page.clock.run_for(10_500)
    expect(page.locator("#show-absent b")).to_have_text("0")
    expect(page.locator("#show-open b")).to_have_text("1")
    accessible(page)
    look(page, "board")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site + reverse("round", args=[step.round_id]))
    look(page, "round")
    page.goto(site + reverse("board", args=[step.round_id, step.order]))
    look(page, "board-phone")

    # and two people decide about the sheet that came too late
    page.goto(site + reverse("late_sheet", args=[late.pk]))
    page.locator(".option", has_text="整份换成迟到的这一份").click()
    page.get_by_label("理由").fill("那栋楼停电，手机上看得到是到时以前答的。")
    accessible(page)
    look(page, "late-ruling")
    page.get_by_role("button", name="就这样定").click()
    expect(page.get_by_text("要另一个人同意才算数")).to_be_visible()

    sign_in(phone, colleague)
    phone.goto(site + reverse("late_sheets") + "?show=confirm")
    look(phone, "late-list")
    phone.get_by_role("link", name="李桂芝").click()
    accessible(phone)
    look(phone, "late-confirmation")
    phone.get_by_role("button", name="同意计入").click()
    expect(phone.get_by_text("已计入，成绩按它重新算")).to_be_visible()
    assert Attempt.objects.get(pk=through.pk).answers == late.answers
