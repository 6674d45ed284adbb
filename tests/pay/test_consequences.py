"""What rests on an exam is named when its marks change: proposals, appraisals, certificates, each with its page."""

import pytest
from django.urls import reverse

from assessments.certificates import approving, issuing, preparing, revoking
from assessments.certificates.models import Kind
from assessments.pay.deciding import decide
from assessments.pay.models import Decision
from assessments.quizzes.signals import Change, asking_consequences
from courses.rounds.models import Enrolment
from tests.factories import certificates, pay

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]


@pytest.fixture
def paid(cycle, officer, approver):
    """A worker whose exam counted in an appraisal, a proposal and two certificates; beside another worker."""
    worker = pay.paid(cycle, officer, approver)
    pay.paid(cycle, officer, approver)
    pay.approved_cycle(cycle, officer)
    return worker


def told(worker, cycle, *, exam: bool = True, passed: bool = True) -> set[tuple[str, str]]:
    enrolment = Enrolment.objects.get(worker=worker)
    change = Change(7, enrolment.pk, worker.pk, cycle.round_id, exam, passed)
    answers = asking_consequences.send(None, changes=[change])
    assert all(one.attempt == 7 for _receiver, found in answers for one in found)
    return {(one.what, one.url) for _receiver, found in answers for one in found}


def test_everything_that_rests_on_it_is_named_once(paid, cycle, officer, approver):
    run = pay.run(cycle, officer)
    for kind, occasion in ((Kind.ROUND, cycle.round), (Kind.APPRAISAL, cycle)):
        batch = preparing.prepare(kind, occasion, certificates.ISSUER, officer)
        approving.approve(batch, approver)
        issuing.issue(batch, officer)
    of_round, of_grade = (paid.certificates.get(kind=kind) for kind in (Kind.ROUND, Kind.APPRAISAL))

    assert told(paid, cycle) == {
        (f"考核“{cycle}”，已审批", reverse("cycle", args=[cycle.pk])),
        (f"{run.grid}{run}，还没审批，要重新编制", reverse("run", args=[run.pk])),
        (f"培训结业证书 {of_round.number}，已发", reverse("revocation", args=[of_round.number])),
        (f"考核等次证书 {of_grade.number}，已发", reverse("revocation", args=[of_grade.number])),
    }

    decide(run, Decision.Kind.APPROVED, approver)
    revoking.revoke(of_round, "发错了", approver)
    again = told(paid, cycle)
    assert (f"{run.grid}{run}，已审批", reverse("run", args=[run.pk])) in again
    assert not any(of_round.number in what for what, _url in again)


def test_a_small_quiz_rests_only_where_it_gives_credit(paid, cycle):
    assert told(paid, cycle, exam=False, passed=False) == set()
    assert [what for what, _url in told(paid, cycle, exam=False)] == [f"考核“{cycle}”，已审批"]


def test_a_proposal_that_was_returned_rests_on_nothing(paid, cycle, officer, approver):
    run = pay.run(cycle, officer)

    decide(run, Decision.Kind.RETURNED, approver, "重编")

    assert not any(str(run) in what for what, _url in told(paid, cycle))
