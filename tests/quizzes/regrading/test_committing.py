"""Carrying a regrade out: what each policy gives, marks that are only added, totals, completions, and the list of people."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.bank.wording import Choice, Wording
from assessments.quizzes.by_hand.marking import mark_by_hand
from assessments.quizzes.late.ruling import confirm, rule
from assessments.quizzes.marking import by_key
from assessments.quizzes.models import Attempt, LateRuling, Mark, OpenAnswer, Regrade, RegradeLine
from assessments.quizzes.models.regrades import Policy
from assessments.quizzes.regrading import committing
from assessments.quizzes.regrading.listing import tried
from assessments.quizzes.regrading.places import Place
from assessments.quizzes.regrading.rekeying import key_of, ordered, paired
from courses.progress.models import Completion
from courses.rounds.models import Enrolment
from people.models import Role
from tests.factories import answers, kinds, people, quizzes, regrades
from tests.quizzes.late.conftest import comes_late, handed_in

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]

HALF, NONE = Decimal("0.5"), Decimal(0)
PARTIAL = Wording(
    "multiple", "带哪几样？", partial=True,
    choices=(Choice("证", HALF), Choice("灯", HALF), Choice("旗", -HALF), Choice("鼓", -HALF)),
)  # fmt: skip


def totals(attempt: Attempt) -> tuple:
    attempt.refresh_from_db()
    return attempt.score, attempt.max_score, attempt.passed


def another(sat: Attempt, answers: dict[int, object]) -> Attempt:
    """Somebody else's sheet of the same form."""
    worker = people.worker(sat.grid)
    enrolled = Enrolment.objects.create(
        round=sat.enrolment.round, worker=worker, grid=worker.grid, county_code=worker.county_code
    )
    copy = Attempt.objects.get(pk=sat.pk)
    copy.pk, copy.enrolment, copy.worker, copy.state, copy._state.adding = None, enrolled, worker, "open", True
    copy.score = copy.passed = None
    copy.save()
    return regrades.handed_in(copy, answers)


def test_each_policy_gives_what_it_says(sat, trainer, admin):
    by_old, empty = (another(sat, {1: answer, 2: "C", 3: "C"}) for answer in ("B", ""))
    expected = {
        Policy.NEW: [(12, 20, True), (8, 20, False), (8, 20, False)],
        Policy.BOTH: [(12, 20, True), (12, 20, True), (8, 20, False)],
        Policy.ALL: [(12, 20, True), (12, 20, True), (12, 20, True)],
        Policy.DROP: [(8, 16, False), (8, 16, False), (8, 16, False)],
        Policy.OLD: [(8, 20, False), (12, 20, True), (8, 20, False)],
    }

    for policy, result in expected.items():
        regrades.approved(regrades.proposed(sat, trainer, policy), admin)

        assert [totals(attempt) for attempt in (sat, by_old, empty)] == result, policy


def test_the_line_moves_with_the_maximum_and_is_compared_unrounded(worker, district, trainer):
    attempt = regrades.handed_in(quizzes.attempt(worker, district, pass_percent=75), {1: "C", 2: "C"})

    regrades.approved(regrades.proposed(attempt, trainer, Policy.DROP))

    assert totals(attempt) == (12, 16, True)  # 12 of 20 is below 75 %, 12 of 16 is 75 %
    assert Completion.objects.order_by("-pk").first().score == 75


def test_a_multiple_choice_keeps_its_penalty_under_the_new_key(worker, district, trainer):
    attempt = quizzes.attempt_at(worker, district, [PARTIAL, kinds.TRUE_FALSE])
    regrades.handed_in(attempt, {1: "AC"})  # half of it right, half of it taken off

    assert totals(attempt)[0] == 4
    regrades.approved(regrades.proposed(attempt, trainer, Policy.NEW, "ACD"))

    assert Mark.objects.filter(slot=1).order_by("-run").first().score == Decimal("2.6667")
    assert totals(attempt)[0] == Decimal("6.6667")


@pytest.mark.parametrize(
    ("wording", "answer", "new"),
    [
        (kinds.ORDERING, ["B", "A", "C", "D"], lambda was: ordered(was, "BACD")),
        (kinds.MATCHING, ["D", "B", "C"], lambda was: paired(was, "DBC")),
    ],
)
def test_an_order_and_a_match_are_judged_by_the_new_key(wording, answer, new, worker, district, trainer):
    attempt = quizzes.attempt_at(worker, district, [wording, kinds.TRUE_FALSE])
    regrades.handed_in(attempt, {1: answer})

    regrades.approved(regrades.proposed(attempt, trainer, Policy.NEW, key=key_of(new(wording))))

    assert totals(attempt) == (8, 8, True)


def test_marks_are_only_added_and_say_which_regrade_made_them(sat, trainer):
    before = set(Mark.objects.values_list("pk", "score"))

    regrade = regrades.approved(regrades.proposed(sat, trainer))

    added = Mark.objects.exclude(pk__in=[pk for pk, _score in before]).get()
    assert before < set(Mark.objects.values_list("pk", "score"))
    assert (added.slot, added.run, added.score, added.regrade) == (1, 2, 4, regrade)
    assert (regrade.asked, regrade.state, regrade.job.result) == (1, "done", {"changed": 1})


def test_a_pass_that_comes_and_goes_moves_credit_and_qualification(sat, trainer):
    regrades.approved(regrades.proposed(sat, trainer))
    qualified = Enrolment.objects.get()
    assert (qualified.state, qualified.credit, qualified.exam_score) == ("qualified", HALF, None)

    regrades.approved(regrades.proposed(sat, trainer, Policy.OLD))

    assert totals(sat) == (8, 20, False)
    assert (Enrolment.objects.get().state, Enrolment.objects.get().credit) == ("learning", 0)
    assert [entry.source_key for entry in Completion.objects.order_by("pk")] == [
        f"attempt:{sat.pk}:{run}" for run in (1, 2, 3)
    ]


def test_twice_is_once(sat, trainer):
    regrade = regrades.approved(regrades.proposed(sat, trainer))
    count = Mark.objects.count(), Completion.objects.count(), RegradeLine.objects.count()

    committing.commit(regrade)
    by_key.mark([sat])

    assert (Mark.objects.count(), Completion.objects.count(), RegradeLine.objects.count()) == count
    assert totals(sat) == (12, 20, True)


def test_a_trial_says_what_is_carried_out(sat, trainer, admin):
    for answered in ("B", "D"):
        another(sat, {1: answered, 2: "C"})
    regrade = regrades.proposed(sat, trainer)
    trial = tried(regrade)

    regrades.approved(regrade, admin)

    lines = RegradeLine.objects.order_by("attempt__grid__path", "attempt").select_related("mark", "attempt__worker")
    assert (trial.asked, trial.changed, trial.passes, trial.fails) == (3, 2, 1, 0)
    assert {
        (row.number, row.before, row.after, row.total_before, row.total_after, row.passed_before, row.passed_after)
        for row in trial.rows
    } == {
        (
            line.attempt.worker.number, line.before, line.mark.score, line.total_before, line.total_after,
            line.passed_before, line.passed_after,
        )
        for line in lines
    }  # fmt: skip


def test_what_is_handed_in_later_is_marked_by_the_regrade(sat, trainer, district):
    regrade = regrades.approved(regrades.proposed(sat, trainer))
    later = Attempt.objects.get(pk=sat.pk)
    later.pk, later.number, later.state, later.score, later.passed, later.submitted_us = (
        None,
        2,
        "open",
        None,
        None,
        None,
    )
    later._state.adding = True
    later.save()

    regrades.handed_in(later, {1: "C"})

    mark = Mark.objects.get(attempt=later, slot=1)
    assert (mark.score, mark.run, mark.regrade) == (4, 1, regrade)
    assert committing.commit(regrade) == 1


def test_an_answer_that_waits_for_a_person_waits_no_more_when_all_get_the_points(worker, district, trainer):
    attempt = quizzes.attempt_at(worker, district, [kinds.WRITTEN, kinds.TRUE_FALSE])
    regrades.handed_in(attempt, {1: "先听他说。", 2: "B"})
    assert attempt.waits and OpenAnswer.objects.waiting().exists()

    regrades.approved(regrades.proposed(attempt, trainer, Policy.ALL))

    assert totals(attempt) == (8, 8, True)
    assert not OpenAnswer.objects.waiting().exists()


def test_what_a_person_gave_stays_on_record_and_is_not_ruled_on_any_more(worker, district, trainer):
    attempt = quizzes.attempt_at(worker, district, [kinds.WRITTEN, kinds.TRUE_FALSE])
    regrades.handed_in(attempt, {1: "先听他说。", 2: "B"})
    marker = people.staff(Role.Kind.MARKER, district)
    points = {"0": [Decimal(1), NONE, NONE]}
    mark_by_hand(OpenAnswer.objects.get(), points, "写得少。", marker)
    assert totals(attempt) == (5, 8, True)

    regrades.approved(regrades.proposed(attempt, trainer, Policy.ALL))
    by_key.mark([attempt])

    newest = Mark.objects.filter(slot=1).order_by("run").last()
    assert (newest.score, newest.by, newest.points, newest.run) == (4, marker, {"0": ["1", "0", "0"]}, 3)
    with pytest.raises(PermissionDenied):
        mark_by_hand(OpenAnswer.objects.get(), points, "还是少。", marker)
    assert totals(attempt) == (8, 8, True)


def test_an_answer_that_a_late_sheet_has_replaced_gets_its_points_too(worker, district, trainer, admin):
    attempt = quizzes.attempt_at(worker, district, [kinds.WRITTEN, kinds.TRUE_FALSE])
    sheet = answers.sheet(attempt, {"1": "先听他说。", "2": "B"})
    sat = handed_in(attempt, sheet)
    marker = people.staff(Role.Kind.MARKER, district)
    mark_by_hand(OpenAnswer.objects.get(), {"0": [Decimal(1), NONE, NONE]}, "", marker)
    came = comes_late(sat, sheet | {"1": "再说危险。"})
    confirm(rule(came, LateRuling.Decision.COUNTED, "停电", trainer), admin)
    assert OpenAnswer.objects.waiting().exists()

    regrades.approved(regrades.proposed(Attempt.objects.get(), trainer, Policy.ALL), admin)

    newest = Mark.objects.filter(slot=1).order_by("run").last()
    assert (newest.response, newest.score, newest.by) == ("再说危险。", 4, None)
    assert totals(sat) == (8, 8, True) and not OpenAnswer.objects.waiting().exists()


def test_another_quiz_that_asked_it_is_reached_only_when_it_was_meant(sat, trainer, administrator):
    elsewhere = Attempt.objects.get(pk=sat.pk)
    elsewhere.pk, elsewhere.number, elsewhere._state.adding = None, 2, True
    elsewhere.step_key = "00000000-0000-4000-8000-000000000001"
    elsewhere.state = "open"
    elsewhere.save()
    regrades.handed_in(elsewhere, {1: "C"})

    regrades.approved(regrades.proposed(sat, trainer))
    assert totals(elsewhere)[0] == 16

    regrades.approved(regrades.proposed(sat, trainer, place=Place(sat.enrolment.round.grid, "", 2)), administrator)
    assert totals(elsewhere)[0] == 20


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    policies=st.lists(
        st.sampled_from([Policy.NEW, Policy.BOTH, Policy.ALL, Policy.DROP, Policy.OLD]), min_size=1, max_size=3
    )
)
def test_of_several_regrades_the_one_approved_last_decides(policies, sat, trainer, admin):
    for policy in policies:
        regrades.approved(regrades.proposed(sat, trainer, policy), admin)

    alone = {Policy.NEW: 12, Policy.BOTH: 12, Policy.ALL: 12, Policy.DROP: 8, Policy.OLD: 8}[policies[-1]]
    score, whole, _passed = totals(sat)
    assert (score, whole) == (alone, 16 if policies[-1] == Policy.DROP else 20)
    assert sum(row.score for row in by_key.standing_marks([sat])[sat.pk].values()) == score


def test_three_cost_what_one_costs(sat, trainer):
    def cost() -> int:
        regrade = Regrade.objects.get(pk=regrades.proposed(sat, trainer).pk)
        with CaptureQueriesContext(connection) as queries:
            tried(regrade)
        return len(queries)

    one = cost()
    another(sat, {1: "C"})
    another(sat, {1: "C"})

    assert cost() == one
