"""A slip opens an account once: with the number and the code, or by its QR code."""

import time
from datetime import date, timedelta

import pytest
from allauth.account.internal.flows import login as sign_in
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone

from ledger.models import AuditLine
from people.models import Role, Slip
from people.slips import issuing

START, PASSWORD = "/account/start/", "/account/start/password/"


@pytest.fixture
def visitor():
    return Client()


@pytest.fixture
def code(newcomer, officer):
    return issuing.issue(newcomer, "第一次登录", officer)


def signed_in(client) -> str | None:
    return client.session.get("_auth_user_id")


def test_the_number_and_the_code_sign_in_and_lead_to_a_password(visitor, newcomer, code):
    response = visitor.post(START, {"number": newcomer.number.lower(), "code": f"{code[:4]} {code[4:]}"})

    assert response.url == PASSWORD
    assert signed_in(visitor) == str(newcomer.user_id)
    assert AuditLine.objects.get(deed="slip.use").actor == newcomer.user


def test_the_qr_code_fills_in_the_code_and_uses_nothing_up(visitor, newcomer, code):
    page = visitor.get(f"/s/{code}/").content.decode()

    assert f"{code[:4]} {code[4:8]} {code[8:]}" in page and newcomer.number not in page
    assert visitor.post(START, {"number": newcomer.number, "code": code}).url == PASSWORD


def test_after_the_password_comes_the_privacy_notice_and_the_password_holds(visitor, newcomer, code):
    visitor.post(START, {"number": newcomer.number, "code": code})
    response = visitor.post(PASSWORD, {"password": "新的密码2026"})

    assert response.url == "/"
    assert visitor.get("/").url.startswith("/account/notice/")
    newcomer.user.refresh_from_db()
    assert newcomer.user.check_password("新的密码2026")
    assert AuditLine.objects.filter(deed="password.set", actor=newcomer.user).exists()


def test_going_on_without_a_password_keeps_the_session(visitor, newcomer, code):
    visitor.post(START, {"number": newcomer.number, "code": code})
    page = visitor.get(PASSWORD).content.decode()

    assert 'href="/"' in page and "这台手机以后不用密码" in page
    assert visitor.get("/account/notice/").status_code == 200


@pytest.mark.parametrize(
    ("password", "sentence"), [("", "请写一个密码"), ("abc", "至少 8 位"), ("12345678", "全都是数字|太常见")]
)
def test_a_bad_password_is_refused_with_a_sentence(visitor, newcomer, code, password, sentence):
    visitor.post(START, {"number": newcomer.number, "code": code})

    response = visitor.post(PASSWORD, {"password": password})

    assert response.status_code == 422
    assert any(words in response.content.decode() for words in sentence.split("|"))
    newcomer.user.refresh_from_db()
    assert not newcomer.user.has_usable_password()


def test_a_code_works_once(newcomer, code):
    Client().post(START, {"number": newcomer.number, "code": code})
    visitor = Client()

    again = visitor.post(START, {"number": newcomer.number, "code": code})

    assert again.status_code == 422 and "已经用过了" in again.content.decode()
    assert signed_in(visitor) is None


def test_an_expired_one_says_so(visitor, newcomer, code):
    Slip.objects.update(expires_at=timezone.now() - timedelta(days=1))

    response = visitor.post(START, {"number": newcomer.number, "code": code})

    assert "过期了" in response.content.decode() and signed_in(visitor) is None


def test_one_that_was_replaced_says_so_and_the_new_one_works(visitor, newcomer, officer, code):
    new = issuing.issue(newcomer, "条丢了", officer)

    old = visitor.post(START, {"number": newcomer.number, "code": code})

    assert "换过新的了" in old.content.decode()
    assert visitor.post(START, {"number": newcomer.number, "code": new}).url == PASSWORD


def test_somebody_elses_number_does_not_go_with_the_code(visitor, newcomer, officer, code):
    response = visitor.post(START, {"number": officer.username, "code": code})

    assert response.status_code == 422 and "对不上" in response.content.decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "请填工号"),
        ({"number": "FX1"}, "请填开通码"),
        ({"number": "FX1", "code": "1234"}, "现在是 4 位"),
        ({"number": "FX1" * 30, "code": "123456789012"}, "40"),
    ],
)
def test_bad_input_gets_a_sentence(visitor, db, data, sentence):
    response = visitor.post(START, data)

    assert response.status_code == 422 and sentence in response.content.decode()


def test_who_was_given_a_role_since_then_is_sent_to_the_security_administrator(visitor, newcomer, district, code):
    Role.objects.create(user=newcomer.user, kind=Role.Kind.HR_APPROVER, grid=district, first_day=date(2024, 1, 1))

    response = visitor.post(START, {"number": newcomer.number, "code": code})

    assert "找安全管理员" in response.content.decode()
    assert signed_in(visitor) is None and Slip.objects.get().used_at is None


def test_a_second_factor_is_still_asked_for(visitor, newcomer, code):
    TOTP.activate(newcomer.user, generate_totp_secret())

    response = visitor.post(START, {"number": newcomer.number, "code": code})

    assert response.url.startswith("/account/2fa/authenticate/")
    assert signed_in(visitor) is None


def test_an_inactive_account_stays_closed(visitor, newcomer, code):
    newcomer.user.is_active = False
    newcomer.user.save()

    assert visitor.post(START, {"number": newcomer.number, "code": code}).url == "/account/inactive/"
    assert signed_in(visitor) is None


def test_on_a_phone_that_goes_from_hand_to_hand_the_one_before_is_signed_out(client, trainer, newcomer, code):
    client.force_login(trainer)

    page = client.get(START).content.decode()
    response = client.post(START, {"number": newcomer.number, "code": code})

    assert f"现在登录的是{trainer.name}" in page
    assert response.url == PASSWORD and client.get(PASSWORD).status_code == 200
    assert signed_in(client) == str(newcomer.user_id)


def test_later_a_password_is_changed_with_the_old_one_only(client, worker):
    client.force_login(worker.user)
    session = client.session
    session[sign_in.AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "slip", "at": time.time() - 3_600}]
    session.save()

    response = client.post(PASSWORD, {"password": "新的密码2026"})

    worker.user.refresh_from_db()
    assert response.url == "/account/password/change/" and worker.user.check_password("学堂2026abc")


def test_the_sign_in_page_shows_the_way(visitor, db):
    page = visitor.get("/account/login/").content.decode()

    assert "第一次登录，用开通条" in page and f'href="{START}"' in page
