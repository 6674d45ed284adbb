"""Of a late sheet some questions count and others do not: one person chooses, another agrees."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from assessments.quizzes.late import queue, showing
from assessments.quizzes.late.ruling import confirm, rule, send_back
from assessments.quizzes.models import Attempt, LateRuling, LateSheet, LateVerdict, Mark
from assessments.quizzes.sitting.questions import questions_of
from assessments.quizzes.sitting.sheets import from_text
from tests.clients import SignedInClient
from tests.quizzes.late.conftest import comes_late, handed_in

COUNTED, NOT_COUNTED = LateRuling.Decision.COUNTED, LateRuling.Decision.NOT_COUNTED
pytestmark = pytest.mark.usefixtures("everything")


def counts(sat: Attempt) -> dict:
    return from_text(Attempt.objects.get(pk=sat.pk).answers)


def text(response, status: int = 200) -> str:
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def desk(client, trainer):
    client.force_login(trainer)
    return client


@pytest.mark.database
def test_the_chosen_questions_count_and_the_others_stay_as_they_were(sat, late, right, trainer, colleague):
    before = counts(sat)

    ruling = rule(late, COUNTED, "那栋楼停电，监考看见答完了", trainer, [5, 3])
    assert (ruling.slots, counts(sat)) == ([3, 5], before)
    confirm(ruling, colleague)

    assert counts(sat) == before | {slot: right[slot] for slot in ("3", "5")}
    assert set(Mark.objects.filter(attempt=sat, run=2).values_list("slot", flat=True)) == {3, 5}
    assert LateVerdict.objects.get().replaced == sat.answers and LateSheet.objects.get().answers == late.answers
    assert not queue.undecided().exists()


def test_what_the_late_sheet_leaves_out_is_left_out_where_it_was_chosen(attempt, right, trainer, colleague):
    sat = handed_in(attempt, {slot: right[slot] for slot in ("1", "2")})
    late = comes_late(sat, {"3": right["3"]})

    confirm(rule(late, COUNTED, "停电", trainer, [2, 3]), colleague)

    assert counts(sat) == {"1": right["1"], "3": right["3"]}


def test_only_questions_that_differ_can_be_chosen_and_at_least_one(sat, late, trainer):
    for slots in ([], [1], [3, 1], [6]):
        with pytest.raises(ValidationError):
            rule(late, COUNTED, "停电", trainer, slots)

    assert not LateRuling.objects.exists()


def test_a_sheet_that_says_what_counts_already_is_not_ruled_on(sat, trainer):
    same = comes_late(sat, counts(sat))

    with pytest.raises(ValidationError, match="一样"):
        rule(same, COUNTED, "那栋楼停电", trainer)


def test_choosing_twice_is_choosing_once_and_choosing_otherwise_is_refused(sat, late, trainer, colleague):
    first = rule(late, COUNTED, "停电", trainer, [3])
    assert rule(late, COUNTED, "停电", trainer, [3]) == first
    for slots in ([4], None):
        with pytest.raises(ValidationError):
            rule(late, COUNTED, "停电", trainer, slots)

    send_back(first, "第四题也是停电以前答的", colleague)
    again = rule(late, COUNTED, "停电", trainer, [3, 4])
    confirm(again, colleague)

    assert rule(late, COUNTED, "停电", trainer, [3, 4]) == again
    assert [one.slots for one in LateRuling.objects.order_by("pk")] == [[3], [3, 4]]


def test_a_second_late_sheet_adds_to_what_the_first_changed(sat, late, right, trainer, colleague):
    ruling = rule(late, COUNTED, "停电", trainer, [3, 4])
    other = comes_late(sat, {"1": right["1"], "2": right["2"], "4": right["4"]}, "other")
    confirm(rule(other, COUNTED, "答案文件", trainer), colleague)
    seen = showing.rows(showing.loaded(queue.to_confirm()))[0]
    assert (seen.differing, seen.partly) == (2, True)

    confirm(ruling, colleague)

    assert set(counts(sat)) == {"1", "2", "3", "4"}


@pytest.mark.database
def test_a_ruling_from_before_questions_were_chosen_counts_as_a_whole(sat, late, trainer, colleague, worker):
    whole = LateRuling.objects.create(sheet=late, decision=COUNTED, reason="停电", by=trainer)

    confirm(whole, colleague)

    assert counts(sat) == from_text(late.answers)
    client = SignedInClient()
    client.force_login(worker.user)
    assert "迟到的一份答卷计入了" in text(client.get(reverse("result", args=[sat.pk])))


def test_questions_are_ticked_seen_by_a_second_person_and_told_to_the_worker(
    desk, sat, late, trainer, colleague, worker
):
    seen = {question.slot: question.position for question in questions_of(sat)}
    places = "、".join(map(str, sorted((seen[3], seen[5]))))
    page, ruling = reverse("late_sheet", args=[late.pk]), reverse("late_ruling", args=[late.pk])
    shown = text(desk.get(page))
    assert "{#" not in shown and shown.count('name="slot"') == 3 and shown.count("checked") == 0

    # what is refused keeps what was typed
    refused = text(desk.post(ruling, {"decision": "chosen", "reason": "那栋楼停电"}), 422)
    assert "请勾出要计入的题" in refused and "那栋楼停电</textarea>" in refused
    refused = text(desk.post(ruling, {"decision": "not", "slot": ["3"], "reason": "那栋楼停电"}), 422)
    assert "勾了题，又选了不计入" in refused and refused.count("checked") == 2

    # one chooses, and another sees what
    desk.post(ruling, {"decision": "chosen", "slot": ["3", "5", "x", "9" * 9], "reason": "那栋楼停电"})
    other = SignedInClient()
    other.force_login(colleague)
    asked = text(other.get(page))
    assert f"定了只计入第 {places} 题" in asked and 'name="slot"' not in asked
    assert asked.count("这一题计入</span>") == 2 and asked.count("这一题不计入</span>") == 1
    other.post(reverse("late_confirmation", args=[late.pk]))

    assert "计入了一部分" in text(desk.get(reverse("late_sheets"), {"show": "done"}))
    phone = SignedInClient()
    phone.force_login(worker.user)
    told = text(phone.get(reverse("result", args=[sat.pk])))
    assert f"第 {places} 题计入了" in told and "那栋楼停电" in told and "5 题收到 4 题" in told


def test_all_count_with_one_tap_and_a_single_question_needs_no_tick(desk, sat, late, right, trainer):
    desk.post(reverse("late_ruling", args=[late.pk]), {"decision": "counted", "reason": "停电"})
    assert LateRuling.objects.get().slots == [3, 4, 5]

    one = comes_late(sat, from_text(sat.answers) | {"3": right["3"]}, "one")
    assert 'name="slot"' not in text(desk.get(reverse("late_sheet", args=[one.pk])))
