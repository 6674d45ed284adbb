"""What holds after every step of a life."""

from decimal import Decimal
from typing import NamedTuple

from hypothesis.stateful import invariant

from assessments.quizzes.marking.folding import percent
from assessments.quizzes.models import Attempt, LateSheet, LateVerdict, Mark, Regrade
from assessments.quizzes.sitting.sheets import from_text
from courses.progress.models import Completion
from tests.faults.life.paper import Paper, Result


class Stored(NamedTuple):
    """A mark."""

    attempt: int
    slot: int
    run: int
    response: str
    score: Decimal
    max_score: Decimal


class Truths(Paper):
    def __init__(self):
        super().__init__()
        self.marks: dict[int, Stored] = {}
        self.ends: dict[tuple, tuple] = {}

    @invariant()
    def what_was_acknowledged_is_stored(self):
        row = self.row()
        assert (row.state, row.revision, from_text(row.answers)) == (self.state, self.revision, self.sheet)
        assert row.closes_us == self.closes

    @invariant()
    def what_was_not_taken_is_kept(self):
        rows = LateSheet.objects.filter(attempt=self.attempt)
        assert {row.save_id: (from_text(row.answers), row.reason) for row in rows} == self.late

    @invariant()
    def after_the_end_nothing_changes_without_a_recorded_decision(self):
        row = self.row()
        if row.state == "open":
            return
        assert row.submitted_us is None or row.submitted_us <= row.closes_us
        counted = LateVerdict.objects.filter(ruling__sheet__attempt=row, confirmed=True).count()
        approved = Regrade.objects.filter(decision=Regrade.Decision.APPROVED).count()
        sheet = row.state, row.answers, row.submitted_us, row.closed_reason
        assert self.ends.setdefault((counted,), sheet) == sheet
        result = row.score, row.max_score, row.passed
        assert self.ends.setdefault((counted, approved, row.marked_us is not None), result) == result

    @invariant()
    def marks_are_only_added(self):
        marks = self.stored_marks()
        assert self.marks.items() <= marks.items()
        assert self.state == "submitted" or self.attempt not in {mark.attempt for mark in marks.values()}
        self.marks = marks

    @invariant()
    def the_newest_marks_add_up_to_the_result(self):
        newest: dict[tuple[int, int], Stored] = {}
        for mark in sorted(self.stored_marks().values(), key=lambda mark: mark.run):
            newest[mark.attempt, mark.slot] = mark
        sheets = {self.exam.neighbour.pk: self.exam.neighbours_sheet}
        if self.marked:
            sheets[self.attempt] = self.sheet
        for attempt in Attempt.objects.filter(pk__in=[self.attempt, self.exam.neighbour.pk]):
            stored = Result(attempt.score, attempt.max_score, attempt.passed)
            if attempt.pk in sheets:
                expected = self.expected(attempt, sheets[attempt.pk])
                assert stored == expected, f"{stored} is stored, {expected} is right by {self.keys}"
                marks = [mark for mark in newest.values() if mark.attempt == attempt.pk]
                assert stored.score == sum(mark.score for mark in marks)
                assert {mark.slot: mark.response for mark in marks} == self.letters(attempt, sheets[attempt.pk])
            else:
                assert (stored.score, stored.passed) == (None, None)

    @invariant()
    def nothing_is_known_before_the_release_and_what_counts_after_it_is_the_result(self):
        results = self.results()
        told: dict[int, tuple] = {}
        for evidence, score, passed in Completion.objects.order_by("pk").values_list("evidence", "score", "passed"):
            told[int(evidence.removeprefix("attempt:"))] = (score, passed)
        known = {pk: one for pk, one in results.items() if self.released and one.score is not None}
        assert told == {pk: (percent(one.score, one.max_score), one.passed) for pk, one in known.items()}
        sat = Attempt.objects.filter(pk__in=list(results)).exclude(state=Attempt.State.CLOSED)
        assert not sat.filter(withheld=self.released).exists()

    def stored_marks(self) -> dict[int, Stored]:
        rows = Mark.objects.filter(attempt__in=[self.attempt, self.exam.neighbour.pk])
        return {pk: Stored(*rest) for pk, *rest in rows.values_list("pk", *Stored._fields)}
