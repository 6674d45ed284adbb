"""An answer in one's own words waits for a person; then the attempt counts like any other."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.quizzes.begun import steps_begun
from assessments.quizzes.by_hand.marking import mark_by_hand
from assessments.quizzes.marking.by_key import mark
from assessments.quizzes.models import Mark, OpenAnswer
from assessments.quizzes.sitting import starting
from assessments.quizzes.sitting.closing import refuse_while_marking
from courses.progress.models import Completion
from courses.rounds.models import RoundStep
from ledger.models import AuditLine
from people.models import Role
from tests.factories import kinds, people
from tests.quizzes.by_hand.conftest import GIVEN, WORDS, handed_in

pytestmark = pytest.mark.usefixtures("everything")


def standing(attempt):
    step = RoundStep.objects.get(step_key=attempt.step_key)
    return starting.standings_of(step, [(attempt.enrolment, attempt.submitted_us)])[attempt.enrolment_id]


def test_what_a_key_can_mark_is_marked_at_once_and_the_rest_waits(waiting):
    assert (waiting.state, waiting.score, waiting.passed) == ("submitted", None, None)
    assert list(Mark.objects.values_list("slot", "score")) == [(1, 4)]
    assert list(OpenAnswer.objects.waiting().values_list("slot", flat=True)) == [2]
    assert not Completion.objects.exists()
    assert steps_begun(None, waiting.enrolment) == [waiting.step_key]


def test_the_last_mark_folds_the_attempt_into_a_completion(waiting, marker):
    mark_by_hand(OpenAnswer.objects.get(), GIVEN, "给的办法很实在。", marker)

    made = Mark.objects.get(slot=2)
    waiting.refresh_from_db()
    assert (made.score, made.run, made.response, made.by) == (Decimal("3.5"), 2, WORDS, marker)
    assert (waiting.score, waiting.passed) == (Decimal("7.5"), True)
    assert Completion.objects.get().score == Decimal("93.75")
    assert AuditLine.objects.filter(deed="answer marked", actor=marker).count() == 1


def test_a_second_marking_is_a_new_run_and_counts(waiting, marker):
    answer = OpenAnswer.objects.get()
    mark_by_hand(answer, GIVEN, "", marker)

    mark_by_hand(answer, {"0": [Decimal(0), Decimal(0), Decimal(0)]}, "", marker)

    waiting.refresh_from_db()
    assert (waiting.score, waiting.passed) == (4, False)
    assert list(Mark.objects.filter(slot=2).values_list("run", "score")) == [(2, Decimal("3.5")), (3, 0)]
    assert [one.passed for one in Completion.objects.order_by("pk")] == [True, False]


def test_points_count_in_the_share_of_what_the_paper_gives(worker, district, marker):
    attempt = handed_in(
        worker, district, [kinds.OWN_WORDS, kinds.MIXED_CASE], **{"1": "每天记。", "2": {"1": "A", "2": "会着火。"}}
    )
    plain, case = OpenAnswer.objects.order_by("slot")

    mark_by_hand(plain, {"0": [Decimal(3)]}, "", marker)
    mark_by_hand(case, {"2": [Decimal(1), Decimal("0.5")]}, "", marker)

    attempt.refresh_from_db()
    assert list(Mark.objects.order_by("slot").values_list("score", flat=True)) == [
        3,
        Decimal("2.5"),
    ]  # 4 × (1 + 1.5) ÷ 4
    assert attempt.score == Decimal("5.5")


def test_what_was_left_empty_earns_nothing_and_waits_for_nobody(worker, district):
    attempt = handed_in(worker, district, **{"1": "A"})

    assert (attempt.score, attempt.passed) == (4, False)
    assert not OpenAnswer.objects.exists()


def test_marking_by_key_again_keeps_what_a_person_gave(waiting, marker):
    mark_by_hand(OpenAnswer.objects.get(), GIVEN, "好", marker)

    assert mark([waiting]) == 0
    waiting.refresh_from_db()
    assert waiting.score == Decimal("7.5")


def test_nobody_marks_an_own_answer(waiting, worker, district):
    worker.user.roles.create(kind=Role.Kind.MARKER, grid=district, first_day="2026-01-01")

    with pytest.raises(PermissionDenied):
        mark_by_hand(OpenAnswer.objects.get(), GIVEN, "", worker.user)


def test_a_marker_of_another_district_is_refused(waiting, other_district):
    stranger = people.staff(Role.Kind.MARKER, other_district)

    with pytest.raises(PermissionDenied):
        mark_by_hand(OpenAnswer.objects.get(), GIVEN, "", stranger)


def test_no_further_attempt_begins_while_one_waits(waiting):
    assert "还在等老师评分" in standing(waiting).refusal


def test_a_round_is_not_closed_while_a_paper_is_still_open(attempt):
    with pytest.raises(ValidationError, match="还有 1 份卷没有收"):
        refuse_while_marking(None, round=attempt.enrolment.round)


def test_a_round_is_not_closed_while_papers_wait(waiting):
    with pytest.raises(ValidationError, match="还有 1 份答卷等老师评分"):
        refuse_while_marking(None, round=waiting.enrolment.round)
