"""What should be stored of a paper, beside what is."""

from collections import Counter
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from assessments.quizzes.asking.arranging import as_shown
from assessments.quizzes.exam_time.clock import GRACE
from assessments.quizzes.models import Attempt, Form, LateSheet
from assessments.quizzes.models.regrades import Policy
from assessments.quizzes.sitting import starting, tickets
from assessments.quizzes.sitting.questions import form_shape, questions_of
from tests.faults.life.exam import RIGHT, Exam

LETTERS = "ABCD"
PASS_PERCENT = 60


class Result(NamedTuple):
    score: Decimal | None
    max_score: Decimal
    passed: bool | None


class Paper(RuleBasedStateMachine):
    """Each life is rolled back at its end. Anybody's rules are in the classes that inherit from this one."""

    exam: Exam
    happened: Counter[str]  # how often what took effect, in all lives

    def __init__(self):
        super().__init__()
        self.life = transaction.atomic()
        self.life.__enter__()

    @initialize(
        seed=st.integers(0, 2**31 - 1), number=st.integers(0, 9), honest=st.sampled_from([True, True, True, False])
    )
    def it_is_opened(self, seed, number, honest):
        """What the program leaves to chance is chosen here, so that a life can be lived again. Who is honest is not suspended:
        most papers are to be handed in.
        """
        self.exam.time.now = self.exam.time.begun
        opened = starting.start(self.exam.enrolment, self.exam.step)
        forms = Form.objects.filter(paper=opened.form.paper_id).order_by("number")
        form = forms[number % len(forms)]
        Attempt.objects.filter(pk=opened.pk).update(seed=seed, form=form)
        self.attempt = opened.pk
        self.closes = opened.closes_us
        self.ticket = tickets.read(tickets.issue(opened, form_shape(form.pk)))
        self.state, self.revision, self.sheet, self.last_id = "open", 0, {}, ""
        self.late: dict[str, tuple[dict, str]] = {}  # save id → sheet and reason
        self.rulings: dict[str, str] = {}  # save id → not, pending, counted
        self.turned_down: set[str] = set()  # of them those that were once decided not to count
        self.keys: dict[int, tuple[Policy, str]] = {}  # version of a question → how it is judged, the new right letter
        self.marked = self.released = False
        self.honest = honest
        self.posted: list[tuple] = []
        self.grants: list = []
        self.regrades: list = []

    def teardown(self):
        transaction.set_rollback(True)
        self.life.__exit__(None, None, None)

    @property
    def now(self) -> int:
        return self.exam.time.now

    @property
    def is_due(self) -> bool:
        """Nothing more can come in time."""
        return self.state == "open" and self.now > self.closes + GRACE

    def row(self) -> Attempt:
        return Attempt.objects.get(pk=self.attempt)

    def late_sheets(self) -> dict[str, LateSheet]:
        return {row.save_id: row for row in LateSheet.objects.filter(attempt=self.attempt)}

    def results(self) -> dict[int, Result]:
        """What is stored for this paper and for the neighbour's."""
        rows = Attempt.objects.filter(pk__in=[self.attempt, self.exam.neighbour.pk])
        return {pk: Result(*rest) for pk, *rest in rows.values_list("pk", "score", "max_score", "passed")}

    def letters(self, attempt: Attempt, sheet: dict) -> dict[int, str]:
        """By slot, what stands on the sheet in the letters of the bank."""
        return {
            one.slot: next(
                (letter for letter in LETTERS if as_shown(one.shown, letter) == sheet.get(str(one.slot))), ""
            )
            for one in questions_of(attempt)
        }

    def expected(self, attempt: Attempt, sheet: dict) -> Result:
        """By the keys that hold now, reckoned without the program's marking."""
        score, most, letters = Decimal(0), Decimal(0), self.letters(attempt, sheet)
        for question in questions_of(attempt):
            letter = letters[question.slot]
            policy, new = self.keys.get(question.version_id, (Policy.OLD, ""))
            right = {Policy.OLD: RIGHT, Policy.NEW: new, Policy.BOTH: RIGHT + new}.get(policy, "")
            if policy != Policy.DROP:
                most += question.score
                score += question.score * (policy == Policy.ALL or (letter != "" and letter in right))
        return Result(score, most, score * 100 >= PASS_PERCENT * most)
