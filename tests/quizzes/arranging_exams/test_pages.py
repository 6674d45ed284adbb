"""The desk pages: from the round to the arrangement, the halls and what single people are granted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.quizzes.arranging_exams import checking, granting, opening_halls
from assessments.quizzes.models import Arrangement, Attempt, Grant, Hall
from assessments.quizzes.sitting import submitting
from assessments.quizzes.sitting.starting import start
from courses.rounds.models import RoundStep
from people.models import Role
from tests.factories import exams, grids, people, quizzes

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def desk(client, trainer):
    client.force_login(trainer)
    return client


def typed(hours: float) -> str:
    return timezone.localtime(exams.hours(hours)).strftime("%Y-%m-%dT%H:%M")


def address(step: RoundStep, name: str = "exam") -> str:
    return reverse(name, args=[step.round_id, step.order])


def cost(client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_from_the_round_to_an_exam_in_a_hall(desk, step, enrolment, district, colleague, worker):
    assert reverse("exams", args=[step.round_id]) in desk.get(reverse("round", args=[step.round_id])).content.decode()
    assert address(step) in desk.get(reverse("exams", args=[step.round_id])).content.decode()

    # the exam is arranged
    fields = {"entry_from": typed(-0.1), "entry_until": typed(1), "on_site": "on", "check_days": "3"}
    refused = desk.post(address(step, "exam_arrangement"), fields | {"resit_times": "1"})
    assert refused.status_code == 422 and "要一起写" in refused.content.decode()
    desk.post(address(step, "exam_arrangement"), fields | {"resit_times": "0"})
    assert Arrangement.objects.get().on_site
    assert "谁也开不了考" in desk.get(address(step)).content.decode()

    # a hall gets a code, which its invigilator finds on the desk
    leader = people.staff(Role.Kind.GRID_LEADER, grids.building(district).get_parent())
    assert leader.name in desk.get(address(step, "hall_new")).content.decode()
    desk.post(address(step, "hall_new"), {"name": "二楼会议室", "place": "乌龙社区", "invigilators": [leader.pk]})
    hall = Hall.objects.get()
    desk.force_login(leader)
    assert reverse("hall", args=[hall.pk]) in desk.get(reverse("desk")).content.decode()
    shown = desk.get(reverse("hall", args=[hall.pk])).content.decode()
    assert f"{hall.code[:3]} {hall.code[3:]}" in shown and "改考场" not in shown
    desk.post(reverse("hall_code", args=[hall.pk]))
    assert Hall.objects.get().code != hall.code
    assert desk.post(reverse("hall", args=[hall.pk]), {"name": "别的"}).status_code == 403
    assert desk.get(address(step)).status_code == 403

    # another person's desk does not show it
    desk.force_login(people.staff(Role.Kind.GRID_LEADER, district))
    assert desk.get(reverse("hall", args=[hall.pk])).status_code == 403


def test_one_proposes_and_another_decides(desk, step, enrolment, colleague, worker, client):
    found = desk.get(address(step, "grant_new"), {"q": worker.name}).content.decode()
    assert f"?person={enrolment.pk}" in found
    form = f"{address(step, 'grant_new')}?person={enrolment.pk}"
    assert desk.post(form, {"minutes": "10", "attempts": "0", "reason": ""}).status_code == 422
    desk.post(form, {"minutes": "10", "attempts": "0", "reason": "示例：右手受伤"})
    grant = Grant.objects.get()
    own = desk.get(address(step)).content.decode()
    assert "等另一个人决定" in own and 'value="approved"' not in own

    client.force_login(colleague)
    assert "个别安排等决定" in client.get(reverse("desk")).content.decode()
    assert 'value="approved"' in client.get(address(step)).content.decode()
    client.post(reverse("grant_decision", args=[grant.pk]), {"word": "approved"})
    client.force_login(worker.user)

    assert "给你加 10 分钟" in client.get(reverse("quiz", args=[enrolment.pk, 1])).content.decode()


def test_another_districts_trainer_finds_nothing(desk, step, enrolment, trainer, district, other_district):
    hall = opening_halls.set_up(
        exams.arranged(step, trainer, on_site=True), district, trainer, name="一", place="", invigilators=[trainer]
    )
    grant = granting.propose(enrolment, step, trainer, minutes=5, reason="示例")
    desk.force_login(people.staff(Role.Kind.TRAINER, other_district))

    pages = [address(step), address(step, "exam_arrangement"), address(step, "grant_new"), address(step, "hall_new")]
    assert {desk.get(page).status_code for page in [*pages, reverse("hall", args=[hall.pk])]} == {404}
    assert desk.post(reverse("grant_decision", args=[grant.pk]), {"word": "approved"}).status_code == 404
    assert desk.post(address(step, "exam_release")).status_code == 404


def test_the_lists_cost_the_same_for_one_and_for_three(desk, step, district, trainer, colleague):
    held = exams.arranged(step, trainer, on_site=True, check_days=3, entry_until=exams.hours(5))

    def one_more(number: int) -> None:
        hall = opening_halls.set_up(held, district, trainer, name="一", place="", invigilators=[trainer, colleague])
        enrolment = quizzes.enrolment(step, people.worker(grids.building(district)))
        exams.granted(enrolment, step, trainer, colleague, minutes=number)
        checking.ask(submitting.submit(start(enrolment, step, hall=hall)), step, "第 1 题")

    def costs() -> list[int]:
        return [cost(desk, page) for page in (address(step), reverse("checks"), reverse("desk"))]

    one_more(1)
    of_one = costs()
    for number in (2, 3):
        one_more(number)

    assert costs() == of_one
    assert Attempt.objects.count() == 3


def test_the_exams_of_a_round_cost_the_same_for_one_and_for_three(desk, step, trainer):
    exams.arranged(step, trainer, open_book=True)
    url = reverse("exams", args=[step.round_id])
    of_one = cost(desk, url)
    for order in (2, 3):
        RoundStep.objects.create(
            round=step.round,
            order=order,
            kind="quiz",
            step_key=f"00000000-0000-0000-0000-00000000000{order}",
            page=step.page,
            title="另一场",
            character="考",
        )

    assert cost(desk, url) == of_one
