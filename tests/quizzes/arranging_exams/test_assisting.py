"""代录: a helper types, a witness confirms, and it counts like any other sitting."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from assessments.quizzes.arranging_exams import assisting, releasing
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.exam_time.clock import GRACE, now_us
from assessments.quizzes.late import queue
from assessments.quizzes.marking.by_key import mark
from assessments.quizzes.models import Assistance, Attempt
from assessments.quizzes.sitting import submitting
from assessments.quizzes.sitting.sheets import from_text, to_text
from assessments.quizzes.sitting.starting import NotAllowed, standings_of, start
from courses.progress.models import Completion
from ledger.models import AuditLine
from people.models import Role
from tests.factories import exams, people, quizzes

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def assisted(step, enrolment, trainer):
    return assisting.assist(enrolment, step, trainer, "oral", "示例：不识字")


def test_from_the_helper_to_the_result(client, step, enrolment, trainer, colleague, worker):
    exams.arranged(step, trainer, on_site=True)
    client.force_login(trainer)
    new = f"{reverse('assistance_new', args=[step.round_id, step.order])}?person={enrolment.pk}"
    client.post(new, {"mode": "oral", "reason": "示例：不识字"})
    made, sat = Assistance.objects.get(), Attempt.objects.get()
    typing = reverse("assistance", args=[made.pk])
    assert client.get(typing).content.decode().count("data-question") == 2

    # typed as a plain form: saved, then handed in and marked
    fields = {f"slot-{slot}": letter for slot, letter in quizzes.sheet(sat).items()}
    client.post(typing, fields | {"base": "0", "only-save": "1"})
    assert Attempt.objects.get().revision == 1
    answer = client.post(typing, fields | {"base": "1"}, follow=True)
    assert "请另一个人登录" in answer.content.decode()
    mark([sat])
    assert Attempt.objects.get().passed and not Completion.objects.exists()
    client.force_login(worker.user)
    assert "卷已交，等见证" in client.get(reverse("result", args=[sat.pk])).content.decode()
    with pytest.raises(NotAllowed, match="等见证的人确认"):
        start(enrolment, step)

    # somebody else bears witness
    client.force_login(colleague)
    witness = reverse("witness", args=[made.pk])
    assert witness in client.get(reverse("desk")).content.decode()
    assert "不识字" in client.get(witness).content.decode()
    client.post(witness, {"word": "confirmed"})
    client.force_login(worker.user)
    assert "考过了" in client.get(reverse("result", args=[sat.pk])).content.decode()
    assert Completion.objects.get().passed
    deeds = AuditLine.objects.filter(deed__startswith="sitting").order_by("number")
    assert [line.actor for line in deeds] == [trainer, colleague]


def test_what_a_helper_sends_after_the_end_is_kept_and_put_to_review(client, assisted, trainer):
    Attempt.objects.update(closes_us=now_us() - 2 * GRACE)
    sat = assisted.attempt
    client.force_login(trainer)

    fields = {f"slot-{slot}": letter for slot, letter in quizzes.sheet(sat).items()}
    answer = client.post(reverse("assistance", args=[assisted.pk]), fields | {"base": "0"}, follow=True)

    assert "另外留了一份备查" in answer.content.decode()
    assert [from_text(late.answers) for late in queue.waiting()] == [quizzes.sheet(sat)]


def test_a_paper_with_gaps_is_handed_in_when_it_has_been_said_twice(client, assisted, trainer):
    client.force_login(trainer)
    typing = reverse("assistance", args=[assisted.pk])

    asked = client.post(typing, {"slot-1": "A", "base": "0"}, follow=True)

    assert "还有 1 题没有录" in asked.content.decode()
    assert (Attempt.objects.get().state, Attempt.objects.get().revision) == ("open", 1)
    client.post(typing, {"slot-1": "A", "base": "1", "sure": "1"})
    assert Attempt.objects.get().state == "submitted"


def test_neither_helper_nor_candidate_nor_a_stranger_bears_witness(assisted, trainer, worker, other_district):
    submitting.submit(assisted.attempt)

    for user in (trainer, worker.user, people.staff(Role.Kind.TRAINER, other_district)):
        with pytest.raises(PermissionDenied):
            assisting.bear_witness(assisted, user, True)


def test_what_a_witness_denies_is_closed_and_does_not_count(assisted, step, enrolment, colleague):
    with pytest.raises(Refused, match="还没有交卷"):
        assisting.bear_witness(assisted, colleague, True)
    submitting.submit(assisted.attempt)

    assisting.bear_witness(assisted, colleague, False, "示例：是别人答的")

    closed = Attempt.objects.get()
    assert (closed.state, closed.closed_reason) == ("closed", "代录没有得到见证")
    assert not Completion.objects.exists()
    assert start(enrolment, step).number == 2


def test_a_pass_that_a_witness_denies_is_none_and_the_exam_may_be_sat(assisted, step, enrolment, trainer, colleague):
    exams.arranged(step, trainer, check_days=3)
    answers = to_text(quizzes.sheet(assisted.attempt))
    Attempt.objects.filter(pk=assisted.attempt_id).update(answers=answers)
    assert submitting.submit(assisted.attempt).passed

    assisting.bear_witness(assisted, colleague, False, "示例：是别人答的")

    again = start(enrolment, step)
    standing = standings_of(step, [(enrolment, now_us())])[enrolment.pk]
    assert (again.number, standing.passed, standing.marked) == (2, False, [])


@pytest.mark.database
def test_results_for_all_at_once_wait_for_witnesses_and_the_other_way_round(step, enrolment, trainer, colleague):
    exams.arranged(step, trainer, together=True)
    made = assisting.assist(enrolment, step, trainer, "paper", "示例：没有手机")
    submitting.submit(made.attempt)

    with pytest.raises(Refused, match="没有人见证"):
        releasing.release(step, trainer)
    assisting.bear_witness(made, colleague, True)

    assert Attempt.objects.get().withheld
    assert releasing.release(step, trainer) == 1
    assert not Attempt.objects.get().withheld
