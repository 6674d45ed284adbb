"""The desk's pages of a regrade, and what the person whose paper it was is told."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from assessments.quizzes.asking.words import letters
from assessments.quizzes.models import Attempt, Regrade
from assessments.quizzes.models.regrades import Policy
from assessments.quizzes.sitting.questions import questions_of
from people.models import Role
from tests.factories import bank, kinds, quizzes, regrades

pytestmark = pytest.mark.usefixtures("everything")


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_a_trainer_tries_out_looks_and_hands_on(client, sat, trainer):
    client.force_login(trainer)
    version = regrades.version_at(sat)
    assert "考过了才发现有错" in text(client.get(reverse("item", args=[version.item_id])))
    new = reverse("regrade_new", args=[version.pk])
    assert "2026 年第二轮　楼道小测" in text(client.get(new))

    where = f"step-{regrades.place_of(sat).step.pk}"
    tried = client.post(new, {"where": where, "policy": "new", "letters": "C", "reason": "印错了"})
    page = text(client.get(tried.url))

    assert "1</b> 份的分变了" in page and "王秀兰" in page and "变合格" in page
    assert Regrade.objects.get().state == "draft"
    client.post(reverse("regrade_proposal", args=[Regrade.objects.get().pk]))
    assert Regrade.objects.get().state == "waiting"


def test_a_trial_is_its_author_s_alone(client, sat, trainer, admin):
    regrade = regrades.proposed(sat, trainer)
    Regrade.objects.update(proposed_at=None)
    client.force_login(admin)

    assert client.get(reverse("regrade", args=[regrade.pk])).status_code == 404


def test_who_sits_the_exam_and_hr_do_not_get_the_key(client, sat, trainer, worker, officer, district):
    regrade = regrades.proposed(sat, trainer)
    page = reverse("regrade", args=[regrade.pk])
    client.force_login(officer)
    assert "原答案" not in text(client.get(page)) and "看题目" not in text(client.get(page))

    Role.objects.create(user=worker.user, kind=Role.Kind.TRAINER, grid=district, first_day="2024-01-01")
    client.force_login(worker.user)

    assert client.get(page).status_code == 403


def test_what_cannot_be_judged_is_said_at_the_field(client, sat, trainer):
    client.force_login(trainer)
    new = reverse("regrade_new", args=[regrades.version_at(sat).pk])
    said = {"where": f"step-{regrades.place_of(sat).step.pk}", "policy": "all", "reason": "印错了"}

    assert "step-0" in text(client.post(new, said | {"where": "step-0"}))
    assert "和原来的答案一样" in text(client.post(new, said | {"policy": "new", "letters": "B"}))
    assert not Regrade.objects.exists()


def test_the_person_reads_what_was_changed_and_why(client, sat, trainer, worker):
    regrades.approved(regrades.proposed(sat, trainer, reason="条例第八条改了。"))
    client.force_login(worker.user)

    page = text(client.get(reverse("result", args=[sat.pk]) + "?show=all"))

    asked = next(one for one in questions_of(sat) if one.slot == 1)
    mine = letters(asked.shown, "C")
    assert f"第 {asked.position} 题：你这道题由 0 分改为 4 分。原因：条例第八条改了。" in page
    assert f"答案由 {letters(asked.shown, 'B')} 改为 {mine}。" in page
    assert f"答的是 {mine}，正确答案是 {mine}。" in page
    assert "考过了" in page and "5 题对 3 题" in page


def test_a_dropped_question_is_neither_right_nor_wrong(client, sat, trainer, worker):
    regrades.approved(regrades.proposed(sat, trainer, Policy.DROP))
    client.force_login(worker.user)

    page = text(client.get(reverse("result", args=[sat.pk]) + "?show=all"))

    assert "满分 16，9.6 分合格" in page and "4 题对 2 题" in page
    assert "作废，不计分" in page and "你这道题原来得 0 分，现在不计分。" in page


def test_who_answered_by_the_old_key_sees_that_both_hold(client, worker, district, trainer):
    attempt = regrades.handed_in(quizzes.attempt(worker, district), {})
    regrades.approved(regrades.proposed(attempt, trainer, Policy.BOTH))
    client.force_login(worker.user)

    page = text(client.get(reverse("result", args=[attempt.pk]) + "?show=all"))

    assert "都算对。你这道题的得分没有变。" in page and "5 题对 5 题" in page


@pytest.mark.parametrize("done", [False, True])
def test_the_list_costs_the_same_for_one_and_three(client, sat, trainer, admin, done, district):
    client.force_login(admin)

    def cost() -> int:
        regrade = regrades.proposed(sat, trainer, Policy.ALL, slot=1)
        regrade = regrades.approved(regrade, admin) if done else regrade
        with CaptureQueriesContext(connection) as queries:
            text(client.get(reverse("regrade", args=[regrade.pk])))
            text(client.get(reverse("regrades")))
        if done:
            regrades.approved(regrades.proposed(sat, trainer, Policy.OLD), admin)
        return len(queries)

    cost()
    one = cost()
    for number in (2, 3):
        copy = Attempt.objects.get(pk=sat.pk)
        copy.pk, copy.number, copy.state, copy.score, copy.passed, copy._state.adding = (
            None,
            number,
            "open",
            None,
            None,
            True,
        )
        copy.max_score = copy.form.max_score
        copy.save()
        regrades.handed_in(copy, {1: "C"})

    assert cost() == one


def test_the_workbook_holds_everybody(client, sat, trainer, admin):
    regrade = regrades.proposed(sat, trainer)
    client.force_login(trainer)

    def row() -> list:
        content = client.get(reverse("regrade_export", args=[regrade.pk])).content
        return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()[-1]

    before = row()
    regrades.approved(regrade, admin)

    assert row() == before
    assert before[1] == "王秀兰" and before[5:9] == [0, 4, 8, 12] and before[-3:-1] == ["不合格", "合格"]


def test_the_places_on_a_picture_are_drawn(client, worker, district, trainer):
    attempt = regrades.handed_in(quizzes.attempt_at(worker, district, [kinds.HOTSPOT]), {})
    client.force_login(trainer)

    page = text(client.get(reverse("regrade_new", args=[regrades.version_at(attempt).pk])))

    assert 'data-areas="id_areas"' in page and "矩形 80,220,160,280" in page


def test_a_question_nobody_was_asked_needs_no_regrade(client, district, trainer):
    client.force_login(trainer)

    page = text(client.get(reverse("regrade_new", args=[bank.version(district).pk])))

    assert "还没有人交过考这道题的卷" in page
