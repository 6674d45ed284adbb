"""An invigilator watches the board without touching it, and decides on a sheet that came too late."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from assessments.quizzes.sitting import starting
from courses.rounds.models import RoundStep
from tests.factories import grids, people, quizzes
from tests.journeys.exam_page import look
from tests.quizzes.late.conftest import comes_late, handed_in

pytestmark = pytest.mark.usefixtures("everything")


def test_the_board_looks_again_by_itself_and_leads_on_to_the_sheet_that_came_too_late(
    page, site, sign_in, accessible, district, trainer
):
    # given an exam that one person has handed in, with a sheet that came too late, and one has not come to
    through = quizzes.attempt(people.worker(grids.building(district), name="李桂芝"), district)
    step = RoundStep.objects.get(step_key=through.step_key)
    absent = quizzes.enrolment(step, people.worker(grids.building(district), name="包·呼和"))
    handed_in(through, {"1": "A"})
    late = comes_late(through, quizzes.sheet(through))

    # when the board stands on the wall and somebody begins
    sign_in(page, trainer)
    page.clock.install()
    page.goto(site + reverse("board", args=[step.round_id, step.order]))
    expect(page.locator("#show-absent b")).to_have_text("1")
    starting.start(absent, step)
    page.clock.run_for(10_500)

    # then the figures follow
    expect(page.locator("#show-absent b")).to_have_text("0")
    expect(page.locator("#show-open b")).to_have_text("1")
    accessible(page)
    look(page, "board")

    # and the sheet that came too late is decided on beside the one that counts
    page.goto(site + reverse("late_sheet", args=[late.pk]))
    page.locator(".option", has_text="整份换成迟到的这一份").click()
    page.get_by_label("理由").fill("那栋楼停电，手机上看得到是到时以前答的。")
    accessible(page)
    look(page, "late-ruling")
    page.get_by_role("button", name="就这样定").click()
    expect(page.get_by_text("要另一个人同意才算数")).to_be_visible()
