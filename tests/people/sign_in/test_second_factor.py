"""Staff prove who they are twice, except on one's own machine in the demonstration."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ledger.models import AuditLine

PASSWORD = "学堂2026abc"


@pytest.fixture
def half(trainer):
    """A session that has shown the password only."""
    client = Client()
    client.post("/account/login/", {"login": trainer.username, "password": PASSWORD})
    client.post("/account/notice/")
    return client


def activate(client) -> None:
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.get("/account/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    code = auth.format_hotp_value(auth.hotp_value(secret, next(iter(auth.yield_hotp_counters_from_time()))))
    client.post("/account/2fa/totp/activate/", {"code": code})


@pytest.mark.parametrize("path", ["/desk/", "/desk/people/", "/cms/"])
def test_staff_without_a_second_factor_are_led_to_set_one_up(half, path):
    response = half.get(path)

    assert response.url == f"/account/2fa/totp/activate/?next={path.replace('/', '%2F')}"


def test_the_set_up_asks_for_the_password_again_and_then_shows_the_code(half):
    asked = half.get("/account/2fa/totp/activate/")
    half.post("/account/reauthenticate/", {"password": PASSWORD})
    page = half.get("/account/2fa/totp/activate/").content.decode()

    assert asked.url.startswith("/account/reauthenticate/")
    assert "data:image/svg+xml;base64" in page and "开通第二道验证" in page


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_who_has_set_it_up_goes_on_and_is_asked_at_the_next_sign_in(trainer, half):
    activate(half)

    assert half.get("/desk/people/").status_code == 200
    assert AuditLine.objects.filter(actor=trainer, deed="second_factor.add").exists()
    again = Client().post("/account/login/", {"login": trainer.username, "password": PASSWORD})
    assert again.url == "/account/2fa/authenticate/"


def test_a_session_from_before_has_to_show_it_once(trainer, half):
    Authenticator.objects.create(user=trainer, type="totp", data={"secret": auth.generate_totp_secret()})

    assert half.get("/desk/people/").url.startswith("/account/2fa/reauthenticate/")


def test_a_worker_needs_none(worker, client):
    plain = Client()
    plain.force_login(worker.user)

    assert plain.get("/").status_code == 200


@pytest.mark.parametrize(
    ("headers", "waived"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, True),
        ({"REMOTE_ADDR": "::1"}, True),
        ({"REMOTE_ADDR": "192.168.1.20"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "8.8.8.8"}, False),
    ],
)
def test_the_demonstration_waives_it_on_loopback_only(trainer, settings, headers, waived):
    settings.DEMO = True
    client = Client(**headers)
    client.force_login(trainer)

    assert (client.get("/desk/people/").status_code == 200) is waived


def test_a_complete_session_costs_no_query_for_it(trainer, client):
    client.force_login(trainer)

    with CaptureQueriesContext(connection) as asked:
        assert client.get("/desk/").status_code == 200

    assert not any(Authenticator._meta.db_table in query["sql"] for query in asked)
