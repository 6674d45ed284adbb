"""Anything may happen to a paper in any order: what was acknowledged is what is stored, and the end is the end."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from assessments.quizzes import closing, marking, saving, submitting
from assessments.quizzes.clock import GRACE, MINUTE
from assessments.quizzes.lane.writing import Not, Write, write_group
from assessments.quizzes.models import Attempt, LateSheet, Mark
from assessments.quizzes.saving import HAND_IN, SAVE, Refused, Saved
from assessments.quizzes.sheets import from_text
from tests.faults.conftest import times

STEPS = 50  # of one life
SHEETS = st.dictionaries(st.sampled_from("12345"), st.sampled_from("ABCD"), max_size=5)
STATEMENTS = st.sampled_from([SAVE, SAVE, SAVE, HAND_IN])


@pytest.mark.usefixtures("everything")
def test_the_life_of_a_paper(attempt, ticket):
    class Life(Paper):
        def __init__(self):
            super().__init__(attempt.pk, ticket)

    lives = times(4 * STEPS, "FAULTS_STEPS") // STEPS
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=lives,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


class Paper(RuleBasedStateMachine):
    """What should be stored, beside what is. Each life is rolled back at its end."""

    def __init__(self, attempt: int, ticket):
        super().__init__()
        self.life = transaction.atomic()
        self.life.__enter__()
        self.attempt, self.ticket = attempt, ticket
        row = self.row()
        self.now, self.closes = row.opened_us, row.closes_us
        self.state, self.revision, self.sheet = "open", 0, {}
        self.last_id, self.late, self.posted = "", {}, []
        self.marks: dict[int, tuple] = {}
        self.end: tuple | None = None

    def teardown(self):
        transaction.set_rollback(True)
        self.life.__exit__(None, None, None)

    @rule(sheet=SHEETS, behind=st.integers(0, 2), statement=STATEMENTS, lane=st.sampled_from([1, 2]))
    def post(self, sheet, behind, statement, lane):
        """A phone that is up to date, or another one that is behind."""
        post = (statement, sheet, max(0, self.revision - behind), f"save{len(self.posted)}")
        self.posted.append(post)
        self.expect(post, lane)

    @precondition(lambda self: self.posted)
    @rule(which=st.integers(0, 3), lane=st.sampled_from([1, 2]))
    def post_again(self, which, lane):
        """The reply was swallowed, now or a while ago."""
        self.expect(self.posted[-1 - which % len(self.posted)], lane)

    @rule(minutes=st.integers(0, 12), microseconds=st.integers(0, 2))
    def time_passes(self, minutes, microseconds):
        self.now += minutes * MINUTE + microseconds

    @rule(side=st.sampled_from([-1, 0, 1]))
    def time_comes_to_the_edge(self, side):
        self.now = max(self.now, self.closes + GRACE + side)

    @precondition(lambda self: self.state == "open")
    @rule(minutes=st.integers(1, 20))
    def somebody_is_given_more_time(self, minutes):
        self.closes += minutes * MINUTE
        Attempt.objects.filter(pk=self.attempt, state="open").update(closes_us=self.closes)

    @rule()
    def what_is_due_is_handed_in(self):
        submitting.hand_in_due(self.now)
        self.expect_handed_in()

    @rule()
    def somebody_looks(self):
        submitting.settle(self.row(), self.now)
        self.expect_handed_in()

    @rule()
    def what_was_handed_in_is_marked(self):
        marking.mark_handed_in()

    @precondition(lambda self: self.state == "open")
    @rule()
    def the_person_is_suspended(self):
        closing.close_open_attempts(sender=None, worker=self.row().worker)
        self.state = "closed"

    @invariant()
    def what_was_acknowledged_is_stored(self):
        row = self.row()
        assert (row.state, row.revision, from_text(row.answers)) == (self.state, self.revision, self.sheet)

    @invariant()
    def what_was_not_taken_is_kept(self):
        rows = LateSheet.objects.filter(attempt=self.attempt)
        assert {row.save_id: (from_text(row.answers), row.reason) for row in rows} == self.late

    @invariant()
    def the_end_is_the_end(self):
        row = self.row()
        if row.state == "open":
            return
        end = (row.state, row.answers, row.submitted_us)
        assert self.end in {None, end}
        self.end = end
        if row.submitted_us:
            assert row.submitted_us <= self.closes

    @invariant()
    def marks_are_only_added(self):
        rows = Mark.objects.filter(attempt=self.attempt).values_list("pk", "slot", "run", "response", "score")
        marks = {pk: rest for pk, *rest in rows}
        assert self.marks.items() <= marks.items()
        assert not marks or self.state == "submitted"
        self.marks = marks

    def expect(self, post, lane):
        """What `post` must lead to, and that it does."""
        statement, sheet, base, save_id = post
        reason = self.refusal(statement, base, save_id)
        if reason == "":
            self.revision, self.sheet, self.last_id = self.revision + 1, sheet, save_id
            self.state = "submitted" if statement == HAND_IN else "open"
        elif reason != "again":
            met = (
                reason != "conflict" and self.late.get(save_id, ("", ""))[1] == "conflict"
            )  # and comes again, too late
            self.late.setdefault(save_id + saving.AGAIN if met else save_id, (sheet, reason))
        if reason == "conflict":  # one may replace the other later on: both are kept
            self.late.setdefault(self.last_id, (self.sheet, reason))
        try:
            saved = self.written(post, lane)
        except Refused as refused:
            assert refused.reason == reason
            if reason == "conflict":
                assert (refused.revision, refused.answers) == (self.revision, self.sheet)
        else:
            assert reason in {"", "again"}
            assert saved == (self.revision, self.closes)

    def refusal(self, statement, base, save_id) -> str:
        if self.state == "open" and self.now <= self.closes + GRACE and base == self.revision:
            return ""
        if save_id == self.last_id and (self.state == "submitted" or statement == SAVE):
            return "again"
        if self.state != "open":
            return "closed"
        return "deadline" if self.now > self.closes + GRACE else "conflict"

    def expect_handed_in(self):
        if self.state == "open" and self.now > self.closes + GRACE:
            self.state = "submitted"

    def written(self, post, lane) -> Saved:
        """By the view's function, or as the second lane writes it."""
        statement, sheet, base, save_id = post
        if lane == 1:
            take = saving.hand_in if statement == HAND_IN else saving.save
            return take(self.ticket, sheet, base, save_id, self.now)
        text = saving.checked(self.ticket, sheet)
        [outcome] = write_group([Write(statement, saving.values_of(self.ticket, text, base, save_id, self.now))])
        if outcome is Not.CHANGED:
            return saving.refusal(statement, self.ticket, text, save_id, self.now)
        return outcome

    def row(self) -> Attempt:
        return Attempt.objects.get(pk=self.attempt)
