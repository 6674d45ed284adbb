"""The desk pages of the appraisals, and a person's own."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from assessments.appraisals import approving, computing
from assessments.appraisals.models import Appraisal, Cycle, Deduction, Rating
from grids import scope
from people.models import Role
from tests.factories import appraisals, people


@pytest.fixture
def computed(cycle, officer):
    """The cycle with one person, computed."""
    appraisals.due(cycle, officer, name="王秀兰")
    computing.compute(cycle, officer)
    return cycle


def queries(client, url) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", ["cycle", "cycle_ratings", "cycle_export"])
def test_a_page_asks_the_same_for_one_and_three_people(name, client, computed, officer):
    client.force_login(officer)
    url = reverse(name, args=[computed.pk]) + "?all"
    one = queries(client, url)

    for _ in range(2):
        appraisals.due(computed, officer)
    computing.compute(computed, officer)

    assert queries(client, url) == one


def test_the_list_of_cycles_asks_the_same_for_one_and_three(client, computed, officer):
    client.force_login(officer)
    one = queries(client, reverse("appraisals"))

    for _ in range(2):
        appraisals.cycle(computed.grid, officer, scheme=computed.scheme, round=computed.round)

    assert queries(client, reverse("appraisals")) == one


@pytest.mark.parametrize(
    "address",
    ["cycle", "cycle_ratings", "cycle_export", "person_appraisal", "appraisal_scheme"],
)
def test_another_districts_pages_are_not_found(address, client, computed, other_district):
    key = {"person_appraisal": computed.appraisals.get().pk, "appraisal_scheme": computed.scheme_id}
    client.force_login(people.staff(Role.Kind.HR_OFFICER, other_district))

    assert client.get(reverse(address, args=[key.get(address, computed.pk)])).status_code == 404


def test_another_districts_cycle_is_neither_computed_nor_approved(client, computed, other_district):
    for kind, address in ((Role.Kind.HR_OFFICER, "cycle_computation"), (Role.Kind.HR_APPROVER, "cycle_approval")):
        client.force_login(people.staff(kind, other_district))
        assert client.post(reverse(address, args=[computed.pk])).status_code == 404


def test_only_hr_sees_the_pages(client, computed, trainer, worker):
    url = reverse("cycle", args=[computed.pk])

    assert client.get(url)["Location"].startswith(reverse("account_login"))
    for somebody in (trainer, worker.user):
        client.force_login(somebody)
        assert client.get(url).status_code == 403


def test_an_officer_opens_a_cycle_and_computes_it(client, cycle, officer):
    appraisals.due(cycle, officer)
    client.force_login(officer)
    form = {
        "grid": cycle.grid_id,
        "name": "下半年考核",
        "scheme": cycle.scheme_id,
        "round": cycle.round_id,
        "first_day": "2026-07-01",
        "last_day": "2026-12-31",
    }

    opened = client.post(reverse("appraisals"), form)
    made = Cycle.objects.get(name="下半年考核")
    client.post(reverse("cycle_computation", args=[made.pk]))

    assert opened["Location"] == reverse("cycle", args=[made.pk])
    assert made.appraisals.get().note == "没有主管评分，不定等次。"


def test_a_cycle_that_ends_before_it_begins_is_refused_at_the_field(client, cycle, officer):
    client.force_login(officer)
    form = {"grid": cycle.grid_id, "name": "倒着的", "scheme": cycle.scheme_id, "round": cycle.round_id}

    response = client.post(reverse("appraisals"), form | {"first_day": "2026-07-01", "last_day": "2026-06-01"})

    assert "结束日期不能早于开始日期" in response.text
    assert not Cycle.objects.filter(name="倒着的").exists()


def test_an_approver_approves_and_an_officer_may_not(client, computed, officer, approver):
    client.force_login(officer)
    assert client.post(reverse("cycle_approval", args=[computed.pk])).status_code == 403

    client.force_login(approver)
    client.post(reverse("cycle_approval", args=[computed.pk]))

    computed.refresh_from_db()
    assert computed.approved_by == approver


def test_ratings_are_entered_on_a_sheet(client, cycle, officer):
    worker = appraisals.due(cycle, officer, supervisor=None)
    client.force_login(officer)
    url = reverse("cycle_ratings", args=[cycle.pk])

    refused = client.post(url, {f"score-{worker.pk}": "101"})
    assert "评分最高 100" in refused.text
    assert not Rating.objects.exists()

    client.post(url, {f"score-{worker.pk}": "92.5"})
    assert str(Rating.objects.get(worker=worker).score) == "92.5000"


def test_a_deduction_without_a_reason_changes_nothing(client, computed, officer):
    client.force_login(officer)
    url = reverse("person_deductions", args=[computed.appraisals.get().pk])

    client.post(url, {"points": "2", "reason": ""})
    assert not Deduction.objects.exists()

    client.post(url, {"points": "2", "reason": "工单超时"})
    assert Deduction.objects.get().reason == "工单超时"


def test_a_person_opens_their_own_appraisal_and_nobody_elses(client, computed, officer, worker):
    own = computed.appraisals.select_related("worker__user").get()
    url = reverse("my_appraisal", args=[own.pk])

    client.force_login(own.worker.user)
    page = client.get(url).text
    assert "88 ÷ 100 × 40 = 35.2" in page
    assert "待审批" in page

    client.force_login(worker.user)
    assert client.get(url).status_code == 404


def test_the_export_opens_with_numbers_as_numbers(client, computed, officer, approver):
    approving.approve(computed, approver)
    client.force_login(officer)

    response = client.get(reverse("cycle_export", args=[computed.pk]))

    rows = CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0).to_python()
    assert rows[-1][1] == "王秀兰"
    assert rows[-1][3:8] == [20, 35.2, 36, 0, 91.2]
    assert rows[-1][8] == "合格"


def test_the_pages_work_without_the_tests_scope(client, computed, officer):
    client.force_login(officer)
    pk = Appraisal.objects.get().pk

    with scope.use(None):
        assert client.get(reverse("person_appraisal", args=[pk])).status_code == 200
