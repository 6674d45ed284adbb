"""A month's run: who is in it, who is refused, what doing it again adds."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.appraisals import computing
from assessments.pay import deciding, proposing
from assessments.pay.models import PayLine, Proposal, Run
from people.models import Qualification, Role
from tests.factories import appraisals, grids, pay, people


def amounts(run: Run, worker) -> dict[str, Decimal]:
    return dict(PayLine.objects.filter(proposal__run=run, proposal__worker=worker).values_list("kind", "amount"))


@pytest.mark.database
def test_a_run_proposes_each_paid_worker_line_by_line(cycle, officer, approver):
    worker = pay.paid(cycle, officer, approver)
    Qualification.objects.create(worker=worker, title="助理社会工作师")
    pay.approved_cycle(cycle, officer)

    run = pay.run(cycle, officer)

    proposal = Proposal.objects.get(run=run)
    # 88 × 0.4 + 90 × 0.4 + 20 = 91.2 would be 优秀, but 30 % of one person is nobody.
    assert amounts(run, worker) == {
        "basic": Decimal(2640),
        "performance": Decimal(660),
        "allowance": Decimal(100),
        "incentive": Decimal(300),
    }
    assert (proposal.total, proposal.post, proposal.grade) == (Decimal(3700), "工作人员", 3)


def test_volunteers_are_in_no_run(cycle, officer, approver):
    pay.paid(cycle, officer, approver)
    volunteer = appraisals.due(cycle, officer, paid=False)
    pay.approved_cycle(cycle, officer)

    run = pay.run(cycle, officer)

    assert not run.proposals.filter(worker=volunteer).exists()
    assert volunteer.pk not in [person["worker"] for person in run.refused]


def test_without_an_approved_standing_a_person_is_refused_with_the_reason(cycle, officer, approver):
    none = appraisals.due(cycle, officer)
    waiting = appraisals.due(cycle, officer)
    pay.standing(waiting, officer, None)
    later = appraisals.due(cycle, officer)
    pay.standing(later, officer, approver, since=date(2026, 12, 16))
    unlisted = appraisals.due(cycle, officer)
    pay.standing(unlisted, officer, approver, grade=9)
    pay.approved_cycle(cycle, officer)

    run = pay.run(cycle, officer)

    assert {person["worker"]: person["reason"] for person in run.refused} == {
        none.pk: "没有期初数",
        waiting.pk: "期初数还没有第二人审批",
        later.pk: "期初数从 2026-12-16 起，这个月不足整月，要人工核定",
        unlisted.pk: "薪酬方案里没有工作人员 9 级的系数",
    }
    assert not run.proposals.exists()


def test_the_latest_approved_standing_holds(cycle, officer, approver):
    worker = pay.paid(cycle, officer, approver)
    pay.standing(worker, officer, approver, since=date(2026, 10, 1), grade=4)
    pay.standing(worker, officer, None, since=date(2026, 11, 1), grade=3)
    pay.approved_cycle(cycle, officer)

    run = pay.run(cycle, officer)

    assert Proposal.objects.get(run=run).grade == 4


@pytest.mark.database
def test_the_same_run_twice_adds_nothing(cycle, officer, approver):
    pay.paid(cycle, officer, approver)
    pay.approved_cycle(cycle, officer)
    scheme = pay.scheme(cycle.grid, officer)

    first = pay.run(cycle, officer, scheme_=scheme)
    again = pay.run(cycle, officer, scheme_=scheme)

    assert again == first
    assert (Run.objects.count(), Proposal.objects.count()) == (1, 1)


@pytest.mark.database
def test_changed_inputs_give_the_next_number_and_leave_the_earlier_run(cycle, officer, approver):
    worker = pay.paid(cycle, officer, approver)
    pay.approved_cycle(cycle, officer)
    scheme = pay.scheme(cycle.grid, officer)
    first = pay.run(cycle, officer, scheme_=scheme)

    pay.standing(worker, officer, approver, grade=4)
    second = pay.run(cycle, officer, scheme_=scheme)

    assert (first.number, second.number) == (1, 2)
    assert [Proposal.objects.get(run=run).grade for run in (first, second)] == [3, 4]


def test_an_approved_month_is_not_computed_again(cycle, officer, approver):
    pay.paid(cycle, officer, approver)
    pay.approved_cycle(cycle, officer)
    scheme = pay.scheme(cycle.grid, officer)
    deciding.decide(pay.run(cycle, officer, scheme_=scheme), "approved", approver)

    with pytest.raises(ValidationError, match="下一期更正"):
        pay.run(cycle, officer, scheme_=scheme)


def test_the_incentive_comes_once_a_round(cycle, officer, approver):
    worker = pay.paid(cycle, officer, approver)
    pay.approved_cycle(cycle, officer)
    scheme = pay.scheme(cycle.grid, officer)
    deciding.decide(pay.run(cycle, officer, date(2026, 11, 1), scheme), "approved", approver)

    december = pay.run(cycle, officer, scheme_=scheme)

    assert "incentive" not in amounts(december, worker)


def test_a_returned_incentive_is_proposed_again(cycle, officer, approver):
    worker = pay.paid(cycle, officer, approver)
    pay.approved_cycle(cycle, officer)
    scheme = pay.scheme(cycle.grid, officer)
    deciding.decide(pay.run(cycle, officer, date(2026, 11, 1), scheme), "returned", approver, "核对岗级")

    december = pay.run(cycle, officer, scheme_=scheme)

    assert amounts(december, worker)["incentive"] == 300


def test_an_unapproved_cycle_feeds_no_pay(cycle, officer, approver):
    pay.paid(cycle, officer, approver)
    computing.compute(cycle, officer)

    with pytest.raises(ValidationError, match="还没有审批"):
        pay.run(cycle, officer)


def test_a_scheme_holds_from_its_effective_day(cycle, officer, approver):
    pay.paid(cycle, officer, approver)
    pay.approved_cycle(cycle, officer)
    scheme = pay.scheme(cycle.grid, officer, effective_from=date(2027, 1, 1))

    with pytest.raises(ValidationError, match="2027-01-01 起施行"):
        pay.run(cycle, officer, scheme_=scheme)


def test_an_officer_of_another_district_proposes_nothing(cycle, officer, other_district):
    scheme = pay.scheme(cycle.grid, officer)
    stranger = people.staff(Role.Kind.HR_OFFICER, other_district)

    with pytest.raises(PermissionDenied):
        proposing.propose(cycle.grid, pay.MONTH, scheme, cycle, cycle.round, stranger)


def test_only_results_are_asked_for(cycle, officer, approver):
    """No minutes, no sign-ins, no times of opening, saving or handing in: not one such column is read."""
    pay.paid(cycle, officer, approver)
    scheme = pay.scheme(cycle.grid, officer)

    with CaptureQueriesContext(connection) as queries:
        pay.approved_cycle(cycle, officer)
        pay.run(cycle, officer, scheme_=scheme)

    reads = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    forbidden = ("opened_us", "saved_us", "submitted_us", "completed_at", "last_login", "enrolled_at", "session")
    about_results = [sql for sql in reads if "people_user" not in sql]
    assert about_results
    assert not [sql for sql in about_results for word in forbidden if word in sql]


def test_one_and_three_people_cost_the_same_questions(district, cycle, officer, approver):
    scheme, computed, proposed = pay.scheme(district, officer), [], []

    for people_in_it, month in ((1, date(2026, 10, 1)), (3, date(2026, 11, 1))):
        one = appraisals.cycle(district, officer, scheme=cycle.scheme)
        for _ in range(people_in_it):
            pay.paid(one, officer, approver)
        with CaptureQueriesContext(connection) as asked:
            computing.compute(one, officer)
        computed.append(len(asked))
        pay.approved_cycle(one, officer)
        with CaptureQueriesContext(connection) as asked:
            proposing.propose(district, month, scheme, one, one.round, officer)
        proposed.append(len(asked))

    assert computed[0] == computed[1]
    assert proposed[0] == proposed[1]


def test_two_buildings_are_one_district(cycle, officer, approver):
    first = pay.paid(cycle, officer, approver)
    second = pay.paid(cycle, officer, approver)
    second.grid = grids.building(cycle.grid, 2)
    second.save()
    pay.approved_cycle(cycle, officer)

    run = pay.run(cycle, officer)

    assert set(run.proposals.values_list("worker", flat=True)) == {first.pk, second.pk}
