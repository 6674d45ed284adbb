"""An identity of another service opens an account once its owner has linked it, and never before."""

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ledger.models import AuditLine
from people.models import User
from tests.factories import grids, people
from tests.people.sign_in.test_production import configured_with

PASSWORD = "学堂2026abc"
SERVICES = ["wecom", "weixin", "dingtalk", "feishu"]
LINKED = "/account/with/"

every_service = pytest.mark.parametrize("service", SERVICES)


@pytest.fixture
def at_home(worker):
    """The worker's browser, which has just shown the password again."""
    client = Client()
    client.post("/account/login/", {"login": worker.number, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def signed_in(client) -> str | None:
    return client.session.get("_auth_user_id")


@every_service
def test_an_identity_nobody_has_linked_is_told_how_and_opens_nothing(service, go_through, worker):
    client = Client()
    accounts = User.objects.count()

    back = go_through(client, service, "code-of-somebody")

    assert "还没有绑定账号" in client.get(back.url).content.decode()
    assert signed_in(client) is None
    assert (SocialAccount.objects.count(), User.objects.count()) == (0, accounts)


@every_service
def test_once_linked_it_signs_in(service, go_through, at_home, worker):
    linking = go_through(at_home, service, "code-of-wang", process="connect")
    page = at_home.get(linking.url).content.decode()
    client = Client()

    back = go_through(client, service, "code-of-wang", next="/me/")

    assert "已绑定" in page and linking.url == LINKED
    assert back.url == "/me/"
    assert signed_in(client) == str(worker.user_id)
    assert AuditLine.objects.get(deed="identity.link").detail == {"provider": service}


@every_service
def test_of_the_identity_only_its_number_is_kept(service, go_through, at_home):
    go_through(at_home, service, "code-of-wang", process="connect")
    go_through(Client(), service, "code-of-wang")

    kept = SocialAccount.objects.get()
    assert (kept.uid, kept.extra_data) == ("wang", {})
    assert not SocialToken.objects.exists()


@every_service
def test_a_code_the_service_refuses_gets_a_sentence_and_nothing_secret_is_logged(service, go_through, db, caplog):
    client = Client()

    back = go_through(client, service, "made-up")

    assert "没有确认你的身份" in client.get(back.url).content.decode()
    assert signed_in(client) is None
    assert "test-secret" not in caplog.text and "made-up" not in caplog.text


@every_service
def test_a_return_that_nobody_set_out_for_is_refused(service, db):
    client = Client()

    back = client.get(f"{LINKED}{service}/login/callback/", {"code": "code-of-wang", "state": "forged"})

    assert back.url == "/account/login/"
    assert signed_in(client) is None


@every_service
def test_a_link_alone_does_not_set_out(service, db):
    page = Client().get(f"{LINKED}{service}/login/")

    assert page.status_code == 200
    assert "refresh" not in page.content.decode()


def test_who_changes_their_mind_at_the_service_comes_back_to_the_sign_in_page(set_out, db):
    client = Client()
    state = set_out(client, "weixin").partition("state=")[2].partition("&")[0]

    back = client.get(f"{LINKED}weixin/login/callback/", {"error": "access_denied", "state": state})

    assert "可以再试" in client.get(back.url).content.decode()


def test_linking_asks_for_the_password_first_and_then_goes_on(go_through, worker):
    client = Client()
    client.post("/account/login/", {"login": worker.number, "password": PASSWORD})

    asked = go_through(client, "wecom", "code-of-wang", process="connect")
    before = SocialAccount.objects.count()
    client.post(asked.url, {"password": PASSWORD})

    assert (asked.url, before) == ("/account/reauthenticate/", 0)
    assert SocialAccount.objects.get().user == worker.user


def test_an_identity_of_somebody_else_cannot_be_linked(go_through, at_home, district):
    other = people.worker(grids.building(district)).user
    SocialAccount.objects.create(user=other, provider="wecom", uid="li")

    back = go_through(at_home, "wecom", "code-of-li", process="connect")

    assert "绑在另一个账号上" in at_home.get(back.url).content.decode()
    assert SocialAccount.objects.get().user == other


def test_unlinking_closes_the_way_and_is_recorded(go_through, at_home, worker):
    go_through(at_home, "wecom", "code-of-wang", process="connect")

    at_home.post(LINKED, {"account": SocialAccount.objects.get().pk})
    client = Client()
    go_through(client, "wecom", "code-of-wang")

    assert signed_in(client) is None
    assert AuditLine.objects.get(deed="identity.unlink").actor == worker.user


def test_somebody_elses_link_is_not_undone(at_home, district):
    other = people.worker(grids.building(district)).user
    link = SocialAccount.objects.create(user=other, provider="wecom", uid="li")

    at_home.post(LINKED, {"account": link.pk})

    assert SocialAccount.objects.filter(pk=link.pk).exists()


def test_staff_still_need_their_second_factor(go_through, trainer):
    SocialAccount.objects.create(user=trainer, provider="wecom", uid="li")
    client = Client()
    go_through(client, "wecom", "code-of-li")

    assert client.get("/desk/people/").url.startswith("/account/2fa/totp/activate/")


def test_an_account_of_the_demonstration_stays_closed(go_through, worker):
    SocialAccount.objects.create(user=worker.user, provider="wecom", uid="wang")
    User.objects.filter(pk=worker.user_id).update(is_demo=True)
    client = Client()

    assert go_through(client, "wecom", "code-of-wang").url == "/account/inactive/"
    assert signed_in(client) is None


def test_what_is_not_configured_is_neither_mounted_nor_shown(settings, db):
    without = configured_with("settings.SIGN_IN_PROVIDERS", SECRET_KEY="k" * 50).stdout.strip()
    half = configured_with("settings.SIGN_IN_PROVIDERS", SECRET_KEY="k" * 50, WEIXIN_APP_ID="id").stdout.strip()
    settings.SIGN_IN_PROVIDERS = {"weixin": "allauth.socialaccount.providers.weixin"}

    page = Client().get("/account/login/").content.decode()

    assert without == half == "{}"
    assert "用微信登录" in page and "用企业微信登录" not in page


def test_three_links_take_as_many_queries_as_one(client, worker):
    client.force_login(worker.user)
    counts = []
    for services in (SERVICES[:1], SERVICES[1:3]):
        for service in services:
            SocialAccount.objects.create(user=worker.user, provider=service, uid="wang")
        with CaptureQueriesContext(connection) as asked:
            client.get(LINKED)
        counts.append(len(asked))

    assert counts[0] == counts[1]
