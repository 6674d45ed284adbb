"""The desk pages of pay, and a person's own proposal."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from assessments.pay import deciding
from assessments.pay.models import Decision, Proposal, Run, Standing, StandingApproval
from people.models import Qualification, Role
from tests.factories import appraisals, pay, people


@pytest.fixture
def run(cycle, officer, approver):
    """A run with 王秀兰 in it, one volunteer left out and one person refused."""
    worker = pay.paid(cycle, officer, approver, name="王秀兰")
    Qualification.objects.create(worker=worker, title="助理社会工作师")
    appraisals.due(cycle, officer, name="周海")
    pay.approved_cycle(cycle, officer)
    return pay.run(cycle, officer)


def queries(client, url) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_the_review_and_the_export_ask_the_same_for_one_and_three_people(client, cycle, officer, approver):
    client.force_login(approver)
    scheme, asked = pay.scheme(cycle.grid, officer), []

    for people_in_it, month in ((1, 10), (3, 11)):
        one = appraisals.cycle(cycle.grid, officer, scheme=cycle.scheme)
        for _ in range(people_in_it):
            pay.paid(one, officer, approver)
        pay.approved_cycle(one, officer)
        made = pay.run(one, officer, pay.MONTH.replace(month=month), scheme)
        assert made.proposals.count() == people_in_it
        asked.append([queries(client, reverse(name, args=[made.pk]) + "?all") for name in ("run", "run_export")])

    assert asked[0] == asked[1]


def test_the_list_of_runs_asks_the_same_for_one_and_three(client, run, officer):
    client.force_login(officer)
    one = queries(client, reverse("pay"))

    for month in (10, 11):
        pay.run(run.cycle, officer, pay.MONTH.replace(month=month), run.scheme)

    assert queries(client, reverse("pay")) == one


def test_the_list_of_standings_asks_the_same_for_one_and_three(client, cycle, officer):
    client.force_login(officer)
    pay.standing(appraisals.due(cycle, officer), officer, None)
    one = queries(client, reverse("standings"))

    for _ in range(2):
        pay.standing(appraisals.due(cycle, officer), officer, None)

    assert queries(client, reverse("standings")) == one


@pytest.mark.parametrize("name", ["run", "run_export", "pay_scheme"])
def test_another_districts_pages_are_not_found(name, client, run, other_district):
    client.force_login(people.staff(Role.Kind.HR_APPROVER, other_district))

    assert client.get(reverse(name, args=[run.scheme_id if name == "pay_scheme" else run.pk])).status_code == 404
    assert client.post(reverse("run_decision", args=[run.pk]), {"kind": "approved"}).status_code == 404


def test_only_hr_sees_the_pages(client, run, trainer):
    url = reverse("run", args=[run.pk])

    assert client.get(url)["Location"].startswith(reverse("account_login"))
    client.force_login(trainer)
    assert client.get(url).status_code == 403


def test_the_review_shows_who_could_not_be_computed_and_why(client, run, approver):
    client.force_login(approver)

    page = client.get(reverse("run", args=[run.pk])).text

    assert "没有算出来的 1 人" in page
    assert "没有期初数" in page
    assert "3,700.00" in page


def test_an_officer_computes_a_run_from_the_form(client, run, officer):
    client.force_login(officer)
    form = {"grid": run.grid_id, "month": "2026-11", "scheme": run.scheme_id, "cycle": run.cycle_id, "round": ""}

    response = client.post(reverse("pay"), form)

    made = Run.objects.get(month="2026-11-01")
    assert response["Location"] == reverse("run", args=[made.pk])
    assert made.prepared_by == officer


def test_a_month_before_the_scheme_is_refused_with_the_reason(client, run, officer):
    client.force_login(officer)
    form = {"grid": run.grid_id, "month": "2025-11", "scheme": run.scheme_id, "cycle": run.cycle_id}

    assert "2026-01-01 起施行，不能用于这个月" in client.post(reverse("pay"), form).text


def test_the_approver_decides_and_the_preparer_may_not(client, run, officer, approver):
    url = reverse("run_decision", args=[run.pk])
    client.force_login(officer)
    assert client.post(url, {"kind": "approved"}).status_code == 403

    client.force_login(approver)
    assert "退回要写明意见" in client.post(url, {"kind": "returned"}, follow=True).text
    assert not Decision.objects.exists()

    client.post(url, {"kind": "returned", "remark": "核对岗级"})
    assert Decision.objects.get().remark == "核对岗级"


def test_a_person_sees_their_own_proposal_with_its_state(client, run, approver, worker):
    own = Proposal.objects.select_related("worker__user").get(run=run)
    url = reverse("my_proposal", args=[own.pk])
    client.force_login(own.worker.user)

    assert "待审批" in client.get(url).text
    deciding.decide(run, "approved", approver)
    page = client.get(url).text

    assert "已审批" in page
    assert "基数 3,000 元 × 工作人员 3 级系数 1.10 × 80 %" in page
    # pay line → appraisal → criterion → its calculation
    assert "88 ÷ 100 × 40 = 35.2" in page
    client.force_login(worker.user)
    assert client.get(url).status_code == 404


def test_the_export_has_amounts_as_numbers_and_the_refused_on_a_second_sheet(client, run, officer, approver):
    deciding.decide(run, "approved", approver)
    client.force_login(officer)

    response = client.get(reverse("run_export", args=[run.pk]))

    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    first, second = book.get_sheet_by_name("薪酬建议").to_python(), book.get_sheet_by_name("没有算出来的人").to_python()
    assert next(row for row in first if "王秀兰" in row)[6:11] == [2640, 660, 100, 300, 3700]
    assert first[-1][10] == 3700
    assert any("审批通过：李明" in str(row[0]) for row in first)
    assert any("示例薪酬方案（虚构）第 1 版" in str(row[0]) for row in first)
    assert second[-1][1:3] == ["周海", "没有期初数"]


def test_standings_are_entered_and_approved_by_two_people(client, cycle, officer, approver):
    worker = appraisals.due(cycle, officer)
    entry = {"since": "2026-01-01", "post": "工作人员", "grade": "3", "service_years": "6", "basis": "示例台账"}
    client.force_login(officer)
    assert "没有这个工号的人" in client.post(reverse("standings"), entry | {"number": "NOBODY"}).text
    client.post(reverse("standings"), entry | {"number": worker.number})

    client.force_login(approver)
    client.post(reverse("standings_approval"), {"standing": [Standing.objects.get().pk]})

    assert StandingApproval.objects.get().by == approver
