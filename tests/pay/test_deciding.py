"""Somebody else decides, once, on the newest run."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.pay import deciding
from assessments.pay.models import Decision, Proposal
from ledger.entries import LedgerError
from people.models import Role, User
from tests.factories import appraisals, pay


@pytest.fixture
def run(cycle, officer, approver):
    pay.paid(cycle, officer, approver)
    pay.approved_cycle(cycle, officer)
    return pay.run(cycle, officer)


def test_who_prepared_may_not_approve(run, officer):
    Role.objects.create(user=officer, kind=Role.Kind.HR_APPROVER, grid=run.grid, first_day="2024-01-01")

    with pytest.raises(PermissionDenied, match="不能是同一人"):
        deciding.decide(run, "approved", User.objects.get(pk=officer.pk))


def test_a_return_needs_a_remark(run, approver):
    with pytest.raises(ValidationError, match="退回要写明意见"):
        deciding.decide(run, "returned", approver, "  ")

    assert not Decision.objects.exists()


@pytest.mark.database
def test_a_decided_run_is_not_decided_again(run, approver):
    deciding.decide(run, "approved", approver)

    with pytest.raises(ValidationError, match="已由李明处理：审批通过"):
        deciding.decide(run, "returned", approver, "再看看")


@pytest.mark.database
def test_only_the_newest_run_of_a_month_is_decided(run, cycle, officer, approver):
    pay.standing(Proposal.objects.get(run=run).worker, officer, approver, grade=4)
    newer = pay.run(cycle, officer, scheme_=run.scheme)

    with pytest.raises(ValidationError, match="已经重新编制"):
        deciding.decide(run, "approved", approver)

    assert deciding.decide(newer, "approved", approver).kind == "approved"


def test_a_run_without_a_single_proposal_can_only_be_returned(cycle, officer, approver):
    appraisals.due(cycle, officer)
    pay.approved_cycle(cycle, officer)
    empty = pay.run(cycle, officer)

    with pytest.raises(ValidationError, match="只能退回"):
        deciding.decide(empty, "approved", approver)


def test_what_was_proposed_is_never_edited(run, approver):
    deciding.decide(run, "approved", approver)
    proposal = Proposal.objects.get(run=run)

    with pytest.raises(LedgerError):
        proposal.save()
    with pytest.raises(LedgerError):
        Proposal.objects.filter(run=run).update(grade=9)
