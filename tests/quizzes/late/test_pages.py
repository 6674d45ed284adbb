"""The desk's list and page, and what the worker is told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.quizzes.asking.words import key_in_words
from assessments.quizzes.late.comparing import said
from assessments.quizzes.late.ruling import rule
from assessments.quizzes.models import Attempt, LateRuling
from assessments.quizzes.sitting import starting
from assessments.quizzes.sitting.questions import questions_of
from courses.rounds.models import RoundStep
from people.models import Role
from tests.clients import SignedInClient
from tests.factories import answers, grids, kinds, people, quizzes
from tests.quizzes.late.conftest import comes_late, handed_in

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def desk(client, trainer):
    client.force_login(trainer)
    return client


@pytest.fixture
def second_desk(colleague):
    client = SignedInClient()
    client.force_login(colleague)
    return client


@pytest.fixture
def phone(worker):
    client = SignedInClient()
    client.force_login(worker.user)
    return client


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_from_the_list_to_the_result(desk, second_desk, phone, sat, late, worker):
    result = reverse("result", args=[sat.pk])
    assert "等老师定计不计入" in text(phone.get(result))
    assert "1 份迟到的答卷等人定" in text(desk.get(reverse("desk")))
    page = reverse("late_sheet", args=[late.pk])
    listed = text(desk.get(reverse("late_sheets"), {"round": sat.enrolment.round_id}))
    assert page in listed and "时间到了才收到" in listed and "迟了 2 分 0 秒" in listed

    # what differs stands there in words
    shown = text(desk.get(page))
    assert "和计入的有 3 题不一样" in shown and "没有答" in shown and worker.number in shown
    assert desk.post(reverse("late_ruling", args=[late.pk]), {"decision": "counted"}).status_code == 422
    assert not LateRuling.objects.exists()

    # one decides, another agrees
    desk.post(reverse("late_ruling", args=[late.pk]), {"decision": "counted", "reason": "那栋楼停电"})
    own = desk.get(page)
    assert (
        "定的人自己不能点" in text(own) and desk.post(reverse("late_confirmation", args=[late.pk])).status_code == 403
    )
    assert "1 份迟到的答卷等人定" not in text(desk.get(reverse("desk")))
    assert page in text(second_desk.get(reverse("late_sheets"), {"show": "confirm"}))
    second_desk.post(reverse("late_confirmation", args=[late.pk]))

    # both sheets stay readable
    assert "原来计入的" in text(desk.get(page)) and page in text(desk.get(reverse("late_sheets"), {"show": "done"}))
    told = text(phone.get(result))
    assert "迟到的一份答卷计入了" in told and "那栋楼停电" in told and "5 题收到 5 题" in told


def test_what_is_sent_back_or_not_counted_says_why(desk, second_desk, phone, sat, late):
    desk.post(reverse("late_ruling", args=[late.pk]), {"decision": "counted", "reason": "停电"})
    second_desk.post(reverse("late_confirmation", args=[late.pk]), {"send-back": "1", "reason": "那天没有停电"})
    assert "那天没有停电" in text(desk.get(reverse("late_sheet", args=[late.pk])))

    desk.post(reverse("late_ruling", args=[late.pk]), {"decision": "not", "reason": "是考完以后答的"})

    told = text(phone.get(reverse("result", args=[sat.pk])))
    assert "迟到的一份答卷没有计入" in told and "是考完以后答的" in told


def test_choices_stand_in_words_and_nothing_says_what_is_right(worker, district):
    wordings = (kinds.SINGLE, kinds.MULTIPLE, kinds.ORDERING, kinds.MATCHING, kinds.GAP, kinds.HOTSPOT, kinds.CASE)
    attempt = quizzes.attempt_at(worker, district, wordings)
    sheet = answers.sheet(attempt)

    words = {
        question.kind: " ".join(said(question.shown, sheet[str(question.slot)])) for question in questions_of(attempt)
    }

    first = next(question for question in questions_of(attempt) if question.slot == 1)
    assert words["single"] != key_in_words(first.shown) and "　" in words["single"]
    assert kinds.SINGLE.choices[0].text in words["single"]
    assert words["hotspot"].startswith("在图上点了") and "对" not in words["hotspot"]
    assert "第 1 小题" in words["case"]


def test_a_list_of_three_costs_what_a_list_of_one_costs(desk, sat, late, trainer, district):
    step = RoundStep.objects.get(step_key=sat.step_key)
    rule(late, LateRuling.Decision.COUNTED, "停电", trainer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            desk.get(reverse("late_sheets"), {"show": "confirm"})
        return len(seen)

    queries()
    one = queries()
    for _more in range(2):
        other = starting.start(quizzes.enrolment(step, people.worker(grids.building(district))), step)
        sheet = comes_late(handed_in(other, {}), {"1": "A"})
        rule(sheet, LateRuling.Decision.COUNTED, "停电", trainer)

    assert queries() == one


def test_a_result_without_late_sheets_asks_one_query_for_them(phone, attempt):
    handed_in(attempt, {})

    with CaptureQueriesContext(connection) as seen:
        phone.get(reverse("result", args=[attempt.pk]))

    assert sum("late" in query["sql"] for query in seen) == 1


def test_whoever_sits_the_exam_too_and_people_from_elsewhere_see_no_sheet(
    client, sat, late, worker, district, other_district
):
    page = reverse("late_sheet", args=[late.pk])
    client.force_login(people.staff(Role.Kind.TRAINER, other_district))
    assert client.get(page).status_code == 404
    client.force_login(people.staff(Role.Kind.MARKER, district))
    assert client.get(page).status_code == 403
    worker.user.roles.create(kind=Role.Kind.TRAINER, grid=district, first_day="2026-01-01")
    client.force_login(worker.user)
    assert client.get(page).status_code == 403

    auditor = people.staff(Role.Kind.AUDITOR, district)
    client.force_login(auditor)
    assert "就这样定" not in text(client.get(page))
    assert client.post(reverse("late_ruling", args=[late.pk]), {"decision": "not", "reason": "x"}).status_code == 403
    assert Attempt.objects.get(pk=sat.pk).answers == sat.answers
