"""Who prepares does not approve; where a district has nobody else, the parent node's approver does."""

import pytest

from assessments.appraisals import approving as appraisal_approving
from assessments.appraisals import computing
from assessments.bank import approving as item_approving
from assessments.certificates import approving, preparing
from assessments.certificates.models import Kind as CertificateKind
from assessments.pay.deciding import decide
from people.models import Role
from people.roles.queries import deciders
from tests.factories import appraisals, bank, certificates, pay, people

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def city_approver(city):
    return people.staff(Role.Kind.HR_APPROVER, city, name="市里的审批")


def test_the_citys_approver_decides_on_pay_and_appraisal_of_a_district(district, officer, city_approver):
    cycle = appraisals.cycle(district, officer)
    pay.paid(cycle, officer, city_approver)
    computing.compute(cycle, officer)

    appraisal_approving.approve(cycle, city_approver)
    run = pay.run(cycle, officer)
    decide(run, "approved", city_approver)

    assert (cycle.approved_by, run.decision.by) == (city_approver, city_approver)


def test_the_citys_approver_approves_a_districts_certificates(district, worker, officer, city_approver):
    training = certificates.round_of(district)
    certificates.qualified(training, worker)
    batch = preparing.prepare(CertificateKind.ROUND, training, "清河门区（示例）", officer)

    approving.approve(batch, city_approver)

    assert batch.approved_by == city_approver


def test_the_citys_trainer_approves_a_districts_question(city, district, trainer):
    version = bank.version(district, state="in_review", prepared_by=trainer)
    above = people.staff(Role.Kind.TRAINER, city)

    item_approving.approve(version, above)

    assert version.state == "approved"


def test_those_who_may_decide_are_named_nearest_first_and_without_the_preparer(
    district, officer, approver, city_approver
):
    Role.objects.create(user=officer, kind=Role.Kind.HR_APPROVER, grid=district, first_day="2024-01-01")

    found = deciders({Role.Kind.HR_APPROVER}, district.path, besides=officer.pk)

    assert [role.user for role in found] == [approver, city_approver]


def test_a_waiting_run_says_who_may_decide(district, officer, city_approver, client):
    cycle = appraisals.cycle(district, officer)
    pay.paid(cycle, officer, city_approver)
    pay.approved_cycle(cycle, officer)
    Role.objects.filter(kind=Role.Kind.HR_APPROVER).exclude(user=city_approver).delete()
    run = pay.run(cycle, officer)
    client.force_login(officer)

    named = client.get(f"/desk/pay/{run.pk}/").content.decode()
    city_approver.roles.all().delete()
    nobody = client.get(f"/desk/pay/{run.pk}/").content.decode()

    assert "市里的审批" in named and "还没有人能审批" not in named
    assert "还没有人能审批" in nobody and "市级管理员" in nobody


def test_a_waiting_cycle_a_batch_and_a_question_say_who_may_decide(
    district, worker, officer, trainer, city_approver, client
):
    cycle = appraisals.cycle(district, officer)
    appraisals.due(cycle, officer)
    computing.compute(cycle, officer)
    training = certificates.round_of(district)
    certificates.qualified(training, worker)
    batch = preparing.prepare(CertificateKind.ROUND, training, "清河门区（示例）", officer)
    version = bank.version(district, state="in_review", prepared_by=trainer)

    client.force_login(officer)
    pages = [
        client.get(path).content.decode()
        for path in (f"/desk/appraisals/{cycle.pk}/", f"/desk/certificates/{batch.pk}/")
    ]
    client.force_login(trainer)
    question = client.get(f"/desk/bank/{version.item_id}/").content.decode()

    assert all("市里的审批" in page for page in pages)
    assert "还没有人能审批" in question
