"""The four services on this machine, and a browser's way there and back."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.providers.dingtalk.views import DingTalkOAuth2Adapter
from allauth.socialaccount.providers.feishu.client import FeishuOAuth2Client
from allauth.socialaccount.providers.feishu.views import FeishuOAuth2Adapter
from allauth.socialaccount.providers.weixin.views import WeixinOAuth2Adapter
from django.core.cache import caches

from tests.people.sign_in.identities import answering
from tests.people.sign_in.servers import serving

ADDRESSES = [
    (WeixinOAuth2Adapter, "access_token_url"),
    (WeixinOAuth2Adapter, "profile_url"),
    (DingTalkOAuth2Adapter, "access_token_url"),
    (DingTalkOAuth2Adapter, "profile_url"),
    (FeishuOAuth2Adapter, "access_token_url"),
    (FeishuOAuth2Adapter, "user_info_url"),
    (FeishuOAuth2Client, "app_access_token_url"),
]


@pytest.fixture(autouse=True)
def server(settings, monkeypatch):
    """Speaks for all four; the library's addresses lead to it, by the same paths."""
    caches["local"].clear()
    with serving(answering.answer) as there:
        settings.WECOM_API = there.url.rstrip("/")
        for holder, name in ADDRESSES:
            monkeypatch.setattr(holder, name, there.url.rstrip("/") + urlsplit(getattr(holder, name)).path)
        yield there


@pytest.fixture
def set_out():
    """`set_out(client, service, **form)`: presses the button; gives the address at the service that the page goes to."""

    def press(client, service, **form) -> str:
        page = client.post(f"/account/with/{service}/login/", form).content.decode()
        return unescape(re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page).group(1))

    return press


@pytest.fixture
def go_through(set_out):
    """`go_through(client, service, code, **form)`: there and back with a code; gives the answer to the return."""

    def there_and_back(client, service, code, **form):
        state = parse_qs(urlsplit(set_out(client, service, **form)).query)["state"][0]
        name = "authCode" if service == "dingtalk" else "code"
        return client.get(f"/account/with/{service}/login/callback/", {name: code, "state": state})

    return there_and_back
