"""我的档案: one's own results, each figure open down to where it comes from."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.models import PastRecord, PastVerdict, Role
from tests.factories import appraisals, certificates, grids, pay, people, rounds

RECORD = reverse("record")


@pytest.fixture
def phone(client, worker):
    client.force_login(worker.user)
    return client


def queries(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(RECORD).status_code == 200
    return len(asked)


def test_the_record_asks_the_same_for_one_and_three_results(phone, worker, district, officer, approver):
    asked = []
    for number in range(3):
        certificates.certificate_for(worker, certificates.round_of(district, f"第 {number} 轮"), officer, approver)
        asked.append(queries(phone))

    assert asked[0] == asked[2] <= 12


def test_an_amount_opens_down_to_its_rule_and_the_approver(phone, worker, district, officer, approver):
    cycle = appraisals.cycle(district, officer)
    appraisals.enrolment(cycle.round, worker)
    pay.standing(worker, officer, approver)
    pay.approved_cycle(cycle, officer)
    run = pay.run(cycle, officer)

    page = phone.get(RECORD).content.decode()

    total = run.proposals.get().total
    assert f"{total:,.2f}" in page
    for part in ("2026 年 12 月薪酬建议", "待审批", "轮训激励", "300.00", "学了多久、登录几次，都不计入"):
        assert part in page


def test_a_person_without_results_is_told_when_there_will_be_some(phone):
    page = phone.get(RECORD).content.decode()

    assert "还没有证书" in page
    assert "薪酬建议" not in page


def test_an_account_that_is_nobodys_on_the_roster_is_told_so(client, officer):
    client.force_login(officer)

    assert "不在网格员名册上" in client.get(RECORD).content.decode()


def test_ones_own_credit_opens_and_anothers_is_not_found(phone, trainer, district, other_district):
    mine = rounds.opened(district, trainer).enrolments.get()
    people.worker(grids.building(other_district))
    colleague = people.staff(Role.Kind.TRAINER, other_district)
    foreign = rounds.opened(other_district, colleague).enrolments.get()

    own = phone.get(reverse("own_credit", args=[mine.pk]))

    assert "按学完的课和通过的测试计，不按时间计" in own.content.decode()
    assert phone.get(reverse("own_credit", args=[foreign.pk])).status_code == 404


def test_earlier_years_are_marked_until_they_are_confirmed_and_a_refused_line_is_not_shown(phone, worker, approver):
    values = {"worker": worker, "kind": "round", "year": 2023, "source": "台账", "number": "0012-3"}
    right = PastRecord.objects.create(source_key="past:1", title="2023 年第一轮", **values)
    wrong = PastRecord.objects.create(source_key="past:2", title="2022 年第一轮", **values)
    before = phone.get(RECORD).content.decode()

    for record, confirmed, reason in [(right, True, ""), (wrong, False, "台账上没有")]:
        PastVerdict.objects.create(
            source_key=f"v:{record.pk}", record=record, confirmed=confirmed, reason=reason, by=approver
        )
    after = phone.get(RECORD).content.decode()

    assert before.count("历史记录(未核验)") == 2 and "0012-3" in before
    assert "已核验" in after and "2022 年第一轮" not in after
