"""From an approved list to certificates with numbers."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.certificates import approving, issuing, numbers, preparing, revoking, withdrawing
from assessments.certificates.models import Certificate, Kind
from courses.rounds.models import Enrolment
from ledger.models import AuditLine
from people.models import Role
from tests.factories import certificates, grids, people


@pytest.fixture
def approved(worker, training, district, officer, approver):
    certificates.qualified(training, worker)
    certificates.qualified(training, people.worker(grids.building(district, 2), name="包·呼和"))
    return certificates.approved_batch(training, officer, approver)


def test_each_person_gets_a_number_and_frozen_facts(approved, officer, worker):
    added = issuing.issue(approved, officer)

    certificate = Certificate.objects.get(worker=worker)
    assert added == 2
    assert certificate.number.startswith(f"210905{certificate.issued_on.year}01")
    assert numbers.adds_up(certificate.number)
    assert certificate.facts == {
        "name": "王秀兰",
        "title": "培训结业证书",
        "district": "清河门区",
        "occasion": "2026 年第一轮网格员轮训",
        "first_day": "2026-03-02",
        "last_day": "2026-05-15",
        "issuer": certificates.ISSUER,
        "issued_on": certificate.issued_on.isoformat(),
        "credit": "24.5",
        "exam": False,
        "finished_on": "2026-05-12",
    }


@pytest.mark.database
def test_a_second_issue_adds_nothing(approved, officer):
    issuing.issue(approved, officer)
    before = list(Certificate.objects.values_list("number", flat=True))

    assert issuing.issue(approved, officer) == 0
    assert list(Certificate.objects.values_list("number", flat=True)) == before


def test_a_certificate_of_an_appraisal_carries_the_grade(training, worker, officer, approver):
    cycle = certificates.cycle_of(training)
    certificates.graded(cycle, worker, "优秀")
    batch = preparing.prepare(Kind.APPRAISAL, cycle, certificates.ISSUER, officer)
    approving.approve(batch, approver)

    issuing.issue(batch, officer)

    certificate = Certificate.objects.get()
    assert (certificate.number[10:12], certificate.facts["grade"]) == ("02", "优秀")


def test_a_later_change_of_the_name_leaves_the_certificate_alone(approved, officer, worker):
    issuing.issue(approved, officer)

    worker.name = "王秀兰兰"
    worker.save()

    assert Certificate.objects.get(worker=worker).facts["name"] == "王秀兰"


def test_whoever_lost_the_qualification_meanwhile_is_left_out_with_the_reason(approved, officer, worker):
    Enrolment.objects.filter(worker=worker).update(state=Enrolment.State.RESIT)

    assert issuing.issue(approved, officer) == 1
    assert "不符合条件" in approved.recipients.get(worker=worker).obstacle


def test_a_list_that_nobody_approved_is_not_issued(worker, training, officer):
    certificates.qualified(training, worker)
    batch = preparing.prepare(Kind.ROUND, training, certificates.ISSUER, officer)

    with pytest.raises(ValidationError, match="还没有审批"):
        issuing.issue(batch, officer)


def test_whoever_prepared_a_list_may_not_approve_it(worker, training, district, officer):
    certificates.qualified(training, worker)
    batch = preparing.prepare(Kind.ROUND, training, certificates.ISSUER, officer)
    Role.objects.create(user=officer, kind=Role.Kind.HR_APPROVER, grid=district, first_day="2024-01-01")
    del officer._roles_today

    with pytest.raises(PermissionDenied):
        approving.approve(batch, officer)

    batch.refresh_from_db()
    assert batch.approved_at is None


def test_a_list_sent_back_can_not_be_issued(approved, officer, approver):
    withdrawing.withdraw(approved, "还有一个人的成绩要核对", approver)

    with pytest.raises(ValidationError):
        issuing.issue(approved, officer)


def test_every_step_names_who_did_it(approved, officer, approver):
    issuing.issue(approved, officer)

    deeds = AuditLine.objects.filter(target_type="certificates.batch").values_list("deed", "actor")
    assert list(deeds) == [
        ("prepare certificates", officer.pk),
        ("approve certificates", approver.pk),
        ("issue certificates", officer.pk),
    ]


def test_a_revocation_needs_a_reason_and_an_approver(certificate, officer, approver):
    with pytest.raises(ValidationError):
        revoking.revoke(certificate, " ", approver)
    with pytest.raises(PermissionDenied):
        revoking.revoke(certificate, "姓名有误", officer)

    first = revoking.revoke(certificate, "姓名有误", approver)

    assert revoking.revoke(certificate, "再来一次", approver) == first
    assert first.reason == "姓名有误"
