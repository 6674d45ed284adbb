"""A worker says what is wrong, who keeps the roster answers, and the worker reads the answer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ledger.models import AuditLine
from people.models import Correction, Role
from people.privacy import correcting
from tests.clients import SignedInClient
from tests.factories import grids, people

OWN = reverse("own_corrections")
LIST = reverse("corrections")
WRONG = {"about": "name", "wanted": "是“秀岚”，不是“秀兰”", "why": "看身份证"}


@pytest.fixture
def phone(client, worker):
    client.force_login(worker.user)
    return client


@pytest.fixture
def desk(officer):
    desk = SignedInClient()
    desk.force_login(officer)
    return desk


@pytest.fixture
def asked(worker):
    return correcting.ask(worker, "score", "第三题应该算对", "")


def cost(client, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_request_waits_on_the_desk_and_its_answer_comes_back(phone, desk, worker, officer):
    phone.post(OWN, WRONG)
    [row] = Correction.objects.all()
    matters = desk.get(reverse("desk")).content.decode()
    opened = desk.get(reverse("correction", args=[row.pk])).content.decode()
    desk.post(reverse("correction_answer", args=[row.pk]), {"accepted": "yes", "answer": "改好了"})

    page = phone.get(OWN).content.decode()

    assert "1 条更正申请等答复" in matters and "是“秀岚”" in opened and "看身份证" in opened
    assert "同意。" in page and "改好了" in page
    assert "没有等答复的申请" in desk.get(LIST).content.decode()
    deeds = AuditLine.objects.filter(deed__startswith="correction.").order_by("pk").values_list("deed", flat=True)
    assert list(deeds) == ["correction.ask", "correction.read", "correction.answer"]


def test_the_texts_are_sealed(asked):
    row = Correction.objects.get()

    assert "第三题" not in row.sealed_wanted
    assert [one.wanted for one in correcting.opened(Correction.objects.all())] == ["第三题应该算对"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"wanted": "  "}, "写一句应该是什么"),
        ({"about": ""}, "先选哪一项不对"),
        ({"about": "salary"}, "先选哪一项不对"),
        ({"wanted": "长" * 501}, "500"),
    ],
)
def test_a_bad_request_is_told_what_is_missing_and_keeps_what_was_typed(phone, change, told):
    answer = phone.post(OWN, WRONG | change)

    assert answer.status_code == 422 and told in answer.content.decode()
    assert "看身份证" in answer.content.decode()
    assert not Correction.objects.exists()


def test_a_sixth_request_waits_for_an_answer_to_the_others(phone):
    for _number in range(5):
        phone.post(OWN, WRONG)

    sixth = phone.post(OWN, WRONG)

    assert sixth.status_code == 422 and "等答复了再提" in sixth.content.decode()
    assert Correction.objects.count() == 5


@pytest.mark.parametrize("form", [{"accepted": "yes", "answer": " "}, {"answer": "好"}])
def test_an_answer_without_words_or_verdict_is_refused(desk, asked, form):
    answer = desk.post(reverse("correction_answer", args=[asked.pk]), form)

    assert answer.status_code == 422
    assert Correction.objects.get().answered_at is None


def test_what_is_answered_stays_answered(desk, asked):
    address = reverse("correction_answer", args=[asked.pk])
    desk.post(address, {"accepted": "no", "answer": "卷面没错"})

    again = desk.post(address, {"accepted": "yes", "answer": "改了"})

    assert again.status_code == 422 and "已经有人答复过了" in again.content.decode()
    assert Correction.objects.get().accepted is False


def test_nobody_answers_their_own_request(desk, worker, district, officer):
    Role.objects.create(user=worker.user, kind=Role.Kind.HR_OFFICER, grid=district, first_day="2024-01-01")
    row = correcting.ask(worker, "pay", "少算了", "")
    own_desk = SignedInClient()
    own_desk.force_login(worker.user)

    answer = own_desk.post(reverse("correction_answer", args=[row.pk]), {"accepted": "yes", "answer": "对"})

    assert answer.status_code == 403
    assert list(correcting.waiting_for(worker.user)) == []


def test_other_districts_and_trainers_see_no_request(asked, trainer, other_district):
    for user, status in ((trainer, 403), (people.staff("hr_officer", other_district), 404)):
        nosy = SignedInClient()
        nosy.force_login(user)
        assert nosy.get(reverse("correction", args=[asked.pk])).status_code == status
        assert nosy.post(reverse("correction_answer", args=[asked.pk]), {"accepted": "yes"}).status_code == status


def test_a_worker_sees_the_own_requests_only(asked, district, everything):
    colleague = people.worker(grids.building(district, 2))
    other = SignedInClient()
    other.force_login(colleague.user)

    assert "第三题" not in other.get(OWN).content.decode()


def test_both_lists_cost_as_much_for_three_as_for_one(phone, desk, worker, asked):
    before = cost(phone, OWN), cost(desk, LIST)
    for _number in range(2):
        correcting.ask(worker, "other", "还有一处", "")

    assert (cost(phone, OWN), cost(desk, LIST)) == before
