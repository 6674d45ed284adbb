"""The desk's pages on personal data: who opens them, what they show, what bad input leads to."""

import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ledger.models import AuditLine
from people.models import Erasure, IdentityNumber
from people.privacy import erasing, keeping
from tests.clients import SignedInClient
from tests.factories import grids, people, rounds
from tests.factories.identities import NUMBER, OTHER, numbered
from tests.factories.leavers import PHONE, gone

SEARCH, ERASURES = reverse("identity_search"), reverse("erasures")


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def approvers_desk(approver):
    desk = SignedInClient()
    desk.force_login(approver)
    return desk


def of(name, worker):
    return reverse(name, args=[worker.pk])


def test_a_number_is_entered_masked_and_shown_whole_once(desk, worker):
    desk.post(of("identity", worker), {"number": NUMBER.lower()})
    masked = desk.get(of("personal", worker)).content.decode()
    whole = desk.post(of("identity_disclosure", worker), {"reason": "社保核对"})
    again = desk.get(of("personal", worker)).content.decode()

    assert "110105********002X" in masked and NUMBER not in masked + again
    assert NUMBER in whole.content.decode() and "no-store" in whole["Cache-Control"]


@pytest.mark.parametrize(
    ("name", "form", "told"),
    [
        ("identity", {"number": "123"}, "身份证号不对"),
        ("identity_disclosure", {"reason": " "}, "请写为什么"),
        ("identity_disclosure", {"reason": "长" * 201}, "请写为什么"),
    ],
)
def test_bad_input_gets_a_sentence_and_changes_nothing(desk, worker, name, form, told):
    numbered(worker)

    answer = desk.post(of(name, worker), form)

    assert answer.status_code == 422 and told in answer.content.decode()
    assert NUMBER not in answer.content.decode()
    assert keeping.number_of(worker) == NUMBER
    assert not AuditLine.objects.filter(deed="identity.disclose").exists()


def test_a_number_of_two_people_is_told_with_the_one_within_reach(desk, worker, district, other_district):
    here = people.worker(grids.building(district, 2), name="王秀蓝")
    far = people.worker(grids.building(other_district), name="远方")
    numbered(worker, here, far)

    page = desk.get(of("personal", worker)).content.decode()

    assert "王秀蓝" in page and "这个号码已有人登记" in page and "远方" not in page


def test_the_search_finds_by_the_whole_number_only(desk, worker, other_district):
    numbered(worker)
    numbered(people.worker(grids.building(other_district), name="远方"), number=OTHER)

    found = desk.post(SEARCH, {"number": NUMBER}).content.decode()
    elsewhere = desk.post(SEARCH, {"number": OTHER}).content.decode()
    part = desk.post(SEARCH, {"number": NUMBER[:10]})

    assert "王秀兰" in found and NUMBER not in found
    assert "这个号码已有人登记" in elsewhere and "远方" not in elsewhere
    assert part.status_code == 422


def test_a_number_typed_into_the_search_by_name_is_led_to_the_other_one(desk, worker):
    answer = desk.get(reverse("people"), {"q": NUMBER})

    assert answer.url == SEARCH


def test_a_phone_is_shown_whole_on_the_record(desk, worker):
    type(worker).objects.filter(pk=worker.pk).update(phone=PHONE)

    page = desk.post(of("phone_disclosure", worker)).content.decode()

    assert PHONE in page and PHONE not in desk.get(of("personal", worker)).content.decode()
    assert AuditLine.objects.get(deed="phone.disclose").target_id == str(worker.pk)


@pytest.mark.parametrize("name", ["identity", "identity_disclosure", "phone_disclosure"])
def test_what_shows_or_changes_is_posted_by_who_keeps_the_roster_there(desk, worker, trainer, other_district, name):
    numbered(worker)
    allowed = {"trainer": 403, "stranger": 404}
    for who, user in (("trainer", trainer), ("stranger", people.staff("hr_officer", other_district))):
        nosy = SignedInClient()
        nosy.force_login(user)
        assert nosy.post(of(name, worker), {"number": OTHER, "reason": "看看"}).status_code == allowed[who]
        assert nosy.get(of("personal", worker)).status_code == allowed[who]

    assert desk.get(of(name, worker)).status_code == 405
    assert keeping.number_of(worker) == NUMBER


def test_no_list_page_or_export_shows_a_phone_in_full(worker, district, officer, approver, trainer):
    type(worker).objects.filter(pk=worker.pk).update(phone=PHONE)
    training = rounds.opened(district, trainer)
    of_round = [reverse(name, args=[training.pk]) for name in ("round", "round_people", "round_export")]
    of_people = [reverse("people"), f"{reverse('people')}?q={worker.number}", of("person", worker)]

    for user, pages in ((trainer, of_round + of_people), (officer, of_people), (approver, of_people)):
        desk = SignedInClient()
        desk.force_login(user)
        for page in pages:
            answer = desk.get(page)
            assert answer.status_code == 200 and PHONE not in said(answer), page


def said(answer) -> str:
    """The text of a page, or of a workbook."""
    content = b"".join(answer)
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


def test_an_erasure_goes_from_hand_to_hand(desk, approvers_desk, worker):
    gone(worker)
    listed = desk.get(ERASURES).content.decode()
    shown = desk.get(of("erasure", worker)).content.decode()
    desk.post(of("erasure", worker))
    matters = approvers_desk.get(reverse("desk")).content.decode()
    approvers_desk.post(of("erasure_approval", worker))

    done = approvers_desk.get(of("erasure", worker)).content.decode()

    assert "王秀兰" in listed and "会消失的" in shown and "提出注销" in shown
    assert "王秀兰的信息注销待审批" in matters
    assert "已注销" in done and "王秀兰" not in done
    assert "没有到期的人" in desk.get(ERASURES).content.decode()


def test_somebody_who_serves_gets_the_reason_and_no_button(desk, worker):
    page = desk.get(of("erasure", worker)).content.decode()
    answer = desk.post(of("erasure", worker))

    assert "还在岗的人不能注销" in page and "提出注销</button>" not in page
    assert answer.status_code == 422 and not Erasure.objects.exists()


def test_an_erasure_that_is_sent_back_changes_nothing(desk, approvers_desk, worker):
    gone(worker)
    desk.post(of("erasure", worker))

    approvers_desk.post(of("erasure_withdrawal", worker))

    worker.refresh_from_db()
    assert worker.name == "王秀兰" and Erasure.objects.get().withdrawn_at


def test_without_a_right_to_it_nobody_erases(worker, officer, trainer, other_district):
    erasing.prepare(gone(worker), officer)
    tries = ((trainer, 403), (officer, 403), (people.staff("hr_approver", other_district), 404))
    for user, status in tries:
        nosy = SignedInClient()
        nosy.force_login(user)
        assert nosy.post(of("erasure_approval", worker)).status_code == status
        assert nosy.post(of("erasure_withdrawal", worker)).status_code == status

    worker.refresh_from_db()
    assert worker.name == "王秀兰"


def test_lists_cost_as_much_for_three_as_for_one(desk, approvers_desk, worker, district, officer, everything):
    def cost(client, address):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    def all_costs():
        return [cost(desk, ERASURES), cost(desk, SEARCH), cost(approvers_desk, reverse("desk"))]

    workers = [worker, *(people.worker(grids.building(district, 2)) for _ in range(3))]
    numbered(*workers[:2])
    erasing.prepare(gone(workers[0]), officer)
    before = all_costs()
    numbered(*workers)
    for one in workers[1:]:
        erasing.prepare(gone(one), officer)

    assert all_costs() == before
    assert IdentityNumber.objects.count() == 4
