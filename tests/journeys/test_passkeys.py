"""Signing in with what the device keeps, in a browser that has an authenticator built in."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from people.models import Device

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def with_authenticator():
    """`with_authenticator(page)`: the page's device can keep passkeys."""

    def add(page):
        browser = page.context.new_cdp_session(page)
        browser.send("WebAuthn.enable")
        browser.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    return add


def add_passkey(page, site, password="学堂2026abc"):
    page.goto(site + reverse("mfa_add_webauthn"))
    page.locator("input[name=password]").fill(password)
    page.get_by_role("button", name="确认").click()
    page.get_by_role("button", name="添加").click()
    expect(page.get_by_text("通行密钥已添加")).to_be_visible()


def sign_out(page, site):
    page.goto(site + reverse("account_logout"))
    page.get_by_role("button", name="退出").click()


def test_a_worker_adds_a_passkey_and_signs_in_with_it(phone, site, worker, sign_in, with_authenticator, accessible):
    with_authenticator(phone)
    sign_in(phone, worker.user)
    add_passkey(phone, site)
    expect(phone).to_have_url(site + reverse("mfa_list_webauthn"))
    accessible(phone)
    sign_out(phone, site)

    phone.goto(f"{site}{reverse('account_login')}?next=/me/")
    accessible(phone)
    phone.get_by_role("button", name="用通行密钥登录").click()

    expect(phone).to_have_url(site + reverse("record"))
    assert Device.objects.living().get().user == worker.user


def test_a_passkey_is_the_second_factor_of_staff(page, site, settings, trainer, sign_in, with_authenticator):
    settings.DEMO = False
    with_authenticator(page)
    sign_in(page, trainer)
    expect(page.get_by_role("heading", name="再确认一次")).to_be_visible()
    add_passkey(page, site)
    page.goto(site + reverse("people"))
    page.get_by_role("button", name="我看过了").click()
    expect(page).to_have_url(site + reverse("people"))
    sign_out(page, site)

    sign_in(page, trainer)
    expect(page).to_have_url(site + reverse("mfa_authenticate"))
    page.get_by_role("button", name="用通行密钥验证").click()

    expect(page).to_have_url(site + reverse("desk"))


def test_a_device_without_the_passkey_gets_a_sentence_and_the_other_ways(phone, site, with_authenticator):
    with_authenticator(phone)
    phone.goto(site + reverse("account_login"))

    phone.get_by_role("button", name="用通行密钥登录").click()

    expect(phone.get_by_text("没有验证成")).to_be_visible()
    expect(phone.get_by_role("button", name="登录", exact=True)).to_be_enabled()


def test_without_a_script_nothing_is_offered_that_does_not_work(open_page, site):
    phone = open_page(width=390, height=844, java_script_enabled=False)
    phone.goto(site + reverse("account_login"))

    expect(phone.get_by_role("button", name="登录", exact=True)).to_be_visible()
    expect(phone.get_by_role("button", name="用通行密钥登录")).to_be_hidden()
