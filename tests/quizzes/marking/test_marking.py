"""Handing in and marking: on the server only, exact, and twice is once."""

from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from assessments.bank.marking import fraction
from assessments.bank.models import ItemVersion
from assessments.bank.wording import Wording
from assessments.bank.wording.body import to_body
from assessments.quizzes.exam_time.clock import MINUTE, now_us
from assessments.quizzes.management.commands.mark_attempts import empty_the_log
from assessments.quizzes.marking.by_key import mark
from assessments.quizzes.models import Attempt, Form, Mark
from assessments.quizzes.sitting import closing, submitting
from assessments.quizzes.sitting.saving import save
from assessments.quizzes.sitting.starting import start
from assessments.quizzes.sitting.tickets import Ticket
from courses.progress.models import Completion
from courses.rounds.models import RoundStep
from ledger.models import AuditLine
from people.signals import worker_suspended
from tests.factories import bank, grids, people, quizzes

pytestmark = pytest.mark.usefixtures("everything")


def answer(attempt: Attempt, wrong: int = 0) -> None:
    ticket = Ticket(attempt.pk, attempt.worker_id, "s4" * 5)
    save(ticket, quizzes.sheet(attempt, wrong), base=attempt.revision, save_id=f"sheet{wrong}", now=attempt.opened_us)


@pytest.mark.parametrize(
    ("kind", "right", "response", "earned"),
    [
        ("single", "B", "B", 1),
        ("single", "B", "A", 0),
        ("single", "B", "", 0),
        ("true_false", "A", "A", 1),
        ("multiple", "AC", "AC", 1),
        ("multiple", "AC", "A", 0),
        ("multiple", "AC", "ABC", 0),
    ],
)
def test_only_exactly_the_right_letters_score(kind, right, response, earned):
    wording = Wording(kind, "？", choices=bank.choices(right))

    assert fraction(wording, response) == earned


def test_a_sheet_is_marked_and_becomes_a_completion(attempt):
    answer(attempt, wrong=1)

    submitting.submit(attempt)

    assert (attempt.state, attempt.score, attempt.max_score, attempt.passed) == ("submitted", 16, 20, True)
    completion = Completion.objects.get()
    assert (completion.score, completion.passed, completion.evidence) == (80, True, f"attempt:{attempt.pk}")


def test_an_attempt_below_the_pass_line_is_a_completion_that_is_not_passed(attempt):
    answer(attempt, wrong=3)

    submitting.submit(attempt)

    assert (attempt.score, attempt.passed) == (Decimal(8), False)
    assert Completion.objects.get().passed is False


def test_handing_in_twice_is_handing_in_once(attempt):
    answer(attempt)
    first = submitting.submit(attempt).submitted_us

    submitting.submit(attempt)

    assert attempt.submitted_us == first
    assert Mark.objects.count() == 5
    assert Completion.objects.count() == 1


def test_marking_again_adds_nothing(attempt):
    answer(attempt)
    submitting.submit(attempt)

    assert mark([attempt]) == 0
    assert Completion.objects.count() == 1


def test_a_second_marking_adds_only_the_slots_that_changed(attempt):
    answer(attempt)
    submitting.submit(attempt)
    first = Mark.objects.get(attempt=attempt, slot=1)
    ItemVersion.objects.filter(pk=first.version_id).update(
        body=to_body(Wording("single", "", choices=bank.choices("C")))
    )

    assert mark([attempt]) == 1

    attempt.refresh_from_db()
    assert attempt.score == 16
    assert list(Mark.objects.filter(slot=1).order_by("run").values_list("run", "score")) == [(1, 4), (2, 0)]
    assert Completion.objects.count() == 2


def test_marking_three_costs_what_marking_one_costs(district):
    page = quizzes.quiz(district)
    step = quizzes.step(page, district)

    def queries_for(count: int) -> int:
        attempts = []
        for _ in range(count):
            attempts.append(start(quizzes.enrolment(step, people.worker(grids.building(district))), step))
        Attempt.objects.update(state="submitted", submitted_us=now_us())
        with CaptureQueriesContext(connection) as queries:
            mark(attempts)
        return len(queries)

    queries_for(1)  # what is kept in memory is there from now on
    assert queries_for(1) == queries_for(3)


def test_an_attempt_whose_time_is_up_goes_in_with_what_was_saved(attempt):
    answer(attempt, wrong=2)
    Attempt.objects.update(closes_us=now_us() - MINUTE)

    call_command("mark_attempts")

    attempt.refresh_from_db()
    assert (attempt.state, attempt.score, attempt.submitted_us) == ("submitted", 12, attempt.closes_us)


@pytest.mark.usefixtures("everything")
def test_one_sheet_that_cannot_be_marked_holds_up_nobody_else(attempt, district, caplog):
    Attempt.objects.filter(pk=attempt.pk).update(answers="[", state="submitted", submitted_us=attempt.opened_us)
    step = RoundStep.objects.get(step_key=attempt.step_key)
    other = start(quizzes.enrolment(step, people.worker(grids.building(district))), step)
    Attempt.objects.filter(pk=other.pk).update(state="submitted", submitted_us=other.opened_us)

    call_command("mark_attempts")

    marked = Attempt.objects.exclude(score=None)
    assert list(marked) == [other]
    assert f"attempt {attempt.pk} cannot be marked" in caplog.text


@pytest.mark.usefixtures("everything")
def test_a_paper_that_is_worth_nothing_any_more_is_marked_all_the_same(attempt):
    Attempt.objects.filter(pk=attempt.pk).update(state="submitted", submitted_us=attempt.opened_us)
    form = Form.objects.get(pk=attempt.form_id)
    nothing = [slot | {"score": "0"} for slot in form.slots]
    QuerySet(Form).filter(pk=form.pk).update(slots=nothing, max_score=0)

    call_command("mark_attempts")

    assert Attempt.objects.get().score == 0
    assert Completion.objects.get().score == 0


def test_an_attempt_with_time_left_is_left_alone(attempt):
    call_command("mark_attempts")

    attempt.refresh_from_db()
    assert attempt.state == "open"


def test_a_suspension_closes_the_open_attempt_with_a_reason(attempt, worker):
    answer(attempt)

    worker_suspended.send(sender=type(worker), worker=worker)

    attempt.refresh_from_db()
    assert (attempt.state, attempt.closed_reason, attempt.score) == ("closed", "停考期间不能考试", None)
    assert not Completion.objects.exists()


def test_an_exam_whose_time_was_up_counts_when_the_worker_is_suspended_afterwards(attempt, worker):
    answer(attempt)
    Attempt.objects.update(closes_us=now_us() - MINUTE)

    worker_suspended.send(sender=type(worker), worker=worker)

    attempt.refresh_from_db()
    assert (attempt.state, attempt.submitted_us) == ("submitted", attempt.closes_us)
    assert not AuditLine.objects.filter(deed="attempt closed").exists()


def test_what_was_handed_in_stays_when_the_worker_is_suspended(attempt, worker):
    submitting.submit(attempt)

    closing.close_open_attempts(sender=None, worker=worker)

    attempt.refresh_from_db()
    assert attempt.state == "submitted"


@pytest.mark.django_db(transaction=True)
def test_the_marking_process_copies_the_log_of_the_database_into_its_file(worker):
    worker.user.save()

    assert empty_the_log() == 0
