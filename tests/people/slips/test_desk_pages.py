"""The person's pages in the office: a slip on the spot, and the notice on paper."""

from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from ledger.models import AuditLine
from people import notice
from people.models import NoticeAcknowledgement, Role, Slip
from tests.factories import grids, people


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def stranger(other_district, everything):
    return people.worker(grids.building(other_district), name="赵德厚")


def test_the_code_is_shown_once_and_signs_in(desk, newcomer):
    page = desk.post(f"/desk/people/{newcomer.pk}/slip/", {"reason": "第一次登录"})
    code = page.context["code"]

    assert code in page.content.decode() and "<svg" in page.content.decode()
    assert page["Cache-Control"].startswith("max-age=0") and "no-store" in page["Cache-Control"]
    assert code not in desk.get(f"/desk/people/{newcomer.pk}/slip/").content.decode()
    assert Client().post("/account/start/", {"number": newcomer.number, "code": code}).url == "/account/start/password/"


def test_a_reset_shows_who_gave_the_last_slip_and_why(desk, newcomer, officer):
    newcomer.user.last_login = timezone.now()
    newcomer.user.save()
    desk.post(f"/desk/people/{newcomer.pk}/slip/", {"reason": "忘了密码"})

    page = desk.get(f"/desk/people/{newcomer.pk}/slip/").content.decode()

    assert "现场重置" in page and "忘了密码" in page and officer.name in page


def test_without_a_reason_nothing_is_given_out(desk, newcomer):
    response = desk.post(f"/desk/people/{newcomer.pk}/slip/", {})

    assert response.status_code == 422 and "请写为什么开" in response.content.decode()
    assert not Slip.objects.exists()


def test_who_has_left_gets_none(desk, newcomer):
    newcomer.left_on = "2026-01-01"
    newcomer.save()

    assert desk.get(f"/desk/people/{newcomer.pk}/slip/").status_code == 404


def test_an_account_with_roles_is_not_offered_to_the_officer(desk, newcomer, district):
    Role.objects.create(user=newcomer.user, kind=Role.Kind.TRAINER, grid=district, first_day="2024-01-01")

    page = desk.get(f"/desk/people/{newcomer.pk}/slip/").content.decode()
    response = desk.post(f"/desk/people/{newcomer.pk}/slip/", {"reason": "忘了密码"})

    assert "只能由安全管理员开" in page and response.status_code == 403


@pytest.mark.parametrize("path", ["slip/", "notice/", "notice/paper/"])
def test_somebody_of_another_district_does_not_exist(desk, stranger, path):
    assert desk.get(f"/desk/people/{stranger.pk}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["slip/", "notice/", "notice/paper/"])
def test_visitors_sign_in_first_and_trainers_stay_out(client, trainer, newcomer, path):
    address = f"/desk/people/{newcomer.pk}/{path}"

    assert Client().get(address).url == f"/account/login/?next={address}"
    client.force_login(trainer)
    assert client.get(address).status_code == 403


def test_the_notice_is_printed_with_lines_to_sign_on(desk, newcomer):
    document = desk.get(f"/desk/people/{newcomer.pk}/notice/paper/")

    text = "".join(page.extract_text() for page in PdfReader(BytesIO(document.content)).pages)
    assert "王秀兰" in text and newcomer.number in text and notice.VERSION in text
    assert "本人签字" in text and "见证人签字" in text and "身份证号" in text


def test_a_signature_on_paper_is_put_on_record_and_the_notice_is_not_shown_again(desk, worker, officer):
    response = desk.post(f"/desk/people/{worker.pk}/notice/", {"signed_on": "2026-01-05", "witness": "孙社区"})

    given = NoticeAcknowledgement.objects.get()
    assert (given.user, given.version, given.witness, given.recorded_by) == (
        worker.user,
        notice.VERSION,
        "孙社区",
        officer,
    )
    assert AuditLine.objects.get(deed="notice.acknowledge_on_paper").detail["witness"] == "孙社区"
    assert "已在纸上签字" in desk.get(response.url).content.decode()
    phone = Client()
    phone.post("/account/login/", {"login": worker.number, "password": "学堂2026abc"})
    assert phone.get("/me/").status_code == 200


def test_what_was_acknowledged_is_not_recorded_twice(desk, worker):
    NoticeAcknowledgement.objects.create(user=worker.user, version=notice.VERSION)

    response = desk.post(f"/desk/people/{worker.pk}/notice/", {"signed_on": "2026-01-05", "witness": "孙社区"})

    assert response.status_code == 422 and "已经确认过了" in response.content.decode()
    assert not NoticeAcknowledgement.objects.get().on_paper


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"witness": "孙社区"}, "请填签字那天的日期"),
        ({"signed_on": "2999-01-01", "witness": "孙社区"}, "不能在今天以后"),
        ({"signed_on": "昨天", "witness": "孙社区"}, "日期写成"),
        ({"signed_on": "2026-01-05"}, "请写见证人"),
    ],
)
def test_a_bad_record_is_refused_with_a_sentence(desk, worker, data, sentence):
    response = desk.post(f"/desk/people/{worker.pk}/notice/", data)

    assert response.status_code == 422 and sentence in response.content.decode()
    assert not NoticeAcknowledgement.objects.exists()


def test_the_persons_page_leads_to_both(desk, newcomer):
    page = desk.get(f"/desk/people/{newcomer.pk}/").content.decode()

    assert f"/desk/people/{newcomer.pk}/slip/" in page and f"/desk/people/{newcomer.pk}/notice/" in page
