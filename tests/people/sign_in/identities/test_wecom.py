"""企业微信: by QR code in a browser, at once inside the app, with the application's token."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import caches
from django.test import Client

INSIDE = "Mozilla/5.0 (Linux; Android 13) Chrome/116.0 Mobile wxwork/4.1.10 MicroMessenger/7.0.1"


def tokens_asked(server) -> int:
    return sum(asked.path == "/cgi-bin/gettoken" for asked in server.asked)


def test_a_browser_is_led_to_the_qr_code(set_out, db):
    there = urlsplit(set_out(Client(), "wecom"))

    asked = {name: values[0] for name, values in parse_qs(there.query).items()}
    assert there.netloc + there.path == "login.work.weixin.qq.com/wwlogin/sso/login"
    assert asked.pop("state").isalnum()
    assert asked == {
        "login_type": "CorpApp",
        "appid": "test-id",
        "agentid": "1000002",
        "redirect_uri": "http://testserver/account/with/wecom/login/callback/",
    }


def test_inside_the_app_it_goes_without_a_qr_code(set_out, db):
    there = urlsplit(set_out(Client(headers={"User-Agent": INSIDE}), "wecom"))

    assert there.netloc + there.path == "open.weixin.qq.com/connect/oauth2/authorize"
    assert parse_qs(there.query)["scope"] == ["snsapi_base"]
    assert there.fragment == "wechat_redirect"


def test_the_applications_token_is_asked_for_once(go_through, server, db):
    for _ in range(3):
        go_through(Client(), "wecom", "code-of-wang")

    assert tokens_asked(server) == 1
    assert server.asked[0].query == {"corpid": "test-id", "corpsecret": "test-secret"}


def test_a_token_that_has_run_out_is_asked_for_anew(go_through, server, db):
    caches["local"].set("wecom:test-id:1000002", "run-out")
    client = Client()

    back = go_through(client, "wecom", "code-of-wang")

    assert tokens_asked(server) == 1
    assert "还没有绑定账号" in client.get(back.url).content.decode()


@pytest.mark.parametrize("code", ["code-of-guest", "made-up"])
def test_who_is_no_member_is_not_let_in(go_through, db, code):
    client = Client()

    back = go_through(client, "wecom", code)

    assert "没有确认你的身份" in client.get(back.url).content.decode()


def test_a_server_that_does_not_answer_gets_a_sentence(go_through, settings, db, caplog):
    settings.WECOM_API = "http://127.0.0.1:9"
    client = Client()

    back = go_through(client, "wecom", "code-of-wang")

    assert "没有确认你的身份" in client.get(back.url).content.decode()
    assert "test-secret" not in caplog.text
