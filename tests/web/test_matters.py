"""要办的事: each role finds what waits for it, and nobody finds what is another person's to do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.appraisals import computing
from assessments.bank.models import ItemVersion
from assessments.certificates import approving, preparing
from assessments.certificates.models import Kind
from people.models import PastRecord, Role
from tests.factories import appraisals, bank, certificates, pay, people, rounds

DESK = reverse("desk")


@pytest.fixture
def desk(client, everything):
    """`desk(user)`: the first page of the desk as this person reads it."""

    def read(user) -> str:
        client.force_login(user)
        return client.get(DESK).content.decode()

    return read


@pytest.fixture
def cycle(district, officer, everything):
    return appraisals.cycle(district, officer)


def test_a_trainer_finds_open_rounds_and_questions_in_review(desk, worker, district, trainer):
    round = rounds.opened(district, trainer)
    bank.version(district, state=ItemVersion.State.IN_REVIEW)

    page = desk(trainer)

    assert f"{round.name}：谁学了，谁还没有" in page
    assert "1 道题待审" in page


def test_an_officer_finds_what_is_to_compute_and_to_issue(desk, cycle, worker, district, officer, approver):
    training = certificates.round_of(district)
    certificates.qualified(training, worker)
    certificates.approved_batch(training, officer, approver)

    page = desk(officer)

    assert f"{cycle}考核还没有计算" in page
    assert "培训结业证书可以签发了" in page


def test_an_approver_finds_what_others_have_prepared(desk, cycle, worker, district, officer, approver):
    pay.paid(cycle, officer, approver)
    pay.approved_cycle(cycle, officer)
    pay.run(cycle, officer)
    computing.compute(appraisals.cycle(district, officer, scheme=cycle.scheme, round=cycle.round), officer)
    training = certificates.round_of(district)
    certificates.qualified(training, worker)
    preparing.prepare(Kind.ROUND, training, certificates.ISSUER, officer)

    page = desk(approver)

    for matter in ("考核待审批", "2026 年 12 月薪酬建议待审批", "培训结业证书待审批"):
        assert matter in page


def test_nobody_is_asked_to_approve_what_they_prepared(desk, cycle, worker, district, officer, approver):
    pay.paid(cycle, officer, approver)
    pay.approved_cycle(cycle, officer)
    pay.run(cycle, officer)
    Role.objects.create(user=officer, kind=Role.Kind.HR_APPROVER, grid=district, first_day="2024-01-01")

    assert "待审批" not in desk(officer)


def test_what_is_done_waits_no_longer(desk, worker, district, officer, approver):
    training = certificates.round_of(district)
    certificates.qualified(training, worker)
    approving.approve(preparing.prepare(Kind.ROUND, training, certificates.ISSUER, officer), approver)

    assert "现在没有要办的事" in desk(approver)


def test_another_districts_matters_are_not_shown(desk, cycle, worker, trainer, district, other_district):
    rounds.opened(district, trainer)

    assert "现在没有要办的事" in desk(people.staff(Role.Kind.TRAINER, other_district))
    assert "现在没有要办的事" in desk(people.staff(Role.Kind.HR_OFFICER, other_district))


def test_the_desk_asks_the_same_for_one_and_three_rounds(client, worker, district, trainer, django_assert_num_queries):
    rounds.opened(district, trainer)
    client.force_login(trainer)
    with CaptureQueriesContext(connection) as one:
        client.get(DESK)
    for _ in range(2):
        rounds.opened(district, trainer)

    with django_assert_num_queries(len(one)):
        client.get(DESK)


def test_a_worker_has_no_desk(client, worker):
    client.force_login(worker.user)

    answer = client.get(DESK)

    assert answer.status_code == 403
    assert "这一页不归你看" in answer.content.decode()


def test_a_visitor_is_sent_to_sign_in(client, db):
    assert client.get(DESK).url == f"{reverse('account_login')}?next={DESK}"


def test_an_approver_finds_the_records_of_earlier_years_that_wait(desk, worker, officer, approver):
    values = {"worker": worker, "kind": "round", "year": 2023, "title": "第一轮", "source": "台账"}
    PastRecord.objects.create(source_key="past:1", entered_by=officer, **values)
    PastRecord.objects.create(source_key="past:2", entered_by=approver, **values)

    assert "1 条历史记录待核验" in desk(approver)
    assert "历史记录待核验" not in desk(officer)
