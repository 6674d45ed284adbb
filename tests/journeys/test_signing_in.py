"""Getting in, and being turned away."""

import re

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from people.models import Slip
from people.slips import issuing


def test_a_worker_signs_in_with_the_worker_number(phone, site, worker, sign_in, accessible):
    sign_in(phone, worker.user)

    expect(phone).to_have_url(site + reverse("today"))
    accessible(phone)


def test_a_worker_signs_in_with_a_code_sent_to_the_phone(phone, site, worker, settings, accessible):
    settings.SMS_BACKEND = "people.sign_in.sms.BannerBackend"  # as in the demonstration, which `site` switches on
    worker.user.phone = "13800001234"
    worker.user.save()

    phone.goto(site + reverse("account_login"))
    phone.get_by_role("link", name="用手机验证码").click()
    phone.get_by_label("手机号").fill("138 0000 1234")
    with phone.expect_navigation():
        phone.get_by_role("button", name="发验证码").click()
    accessible(phone)
    sent = phone.get_by_text("示例系统不发短信").inner_text()
    phone.get_by_label("验证码").fill(re.search(r"\d{6}", sent).group())
    phone.get_by_role("button", name="登录").click()
    phone.get_by_role("button", name="我看过了").click()

    expect(phone).to_have_url(site + reverse("today"))
    accessible(phone)


def test_a_worker_without_a_password_starts_with_the_qr_code_of_a_slip(
    phone, page, site, worker, officer, sign_in, accessible
):
    worker.user.set_unusable_password()
    worker.user.save()

    # The community gives out a slip on the spot.
    sign_in(page, officer)
    page.goto(site + reverse("person", args=[worker.pk]))
    page.get_by_role("link", name="开通条、现场重置").click()
    page.get_by_label("为什么开").fill("第一次登录")
    accessible(page)
    page.get_by_role("button", name="开出新的").click()
    code = page.locator("[data-code]").inner_text().replace(" ", "")
    accessible(page)

    # The worker scans it, types the number and takes a password.
    phone.goto(site + reverse("slip", args=[code]))
    accessible(phone)
    phone.get_by_label("工号").fill(worker.number)
    phone.get_by_role("button", name="登录").click()
    phone.get_by_role("button", name="看一看密码").click()
    phone.get_by_label("密码", exact=True).fill("我的密码2026")
    accessible(phone)
    phone.get_by_role("button", name="设密码").click()
    phone.get_by_role("button", name="我看过了").click()

    expect(phone).to_have_url(site + reverse("today"))
    accessible(phone)


def test_a_slip_that_was_used_says_what_to_do(phone, site, worker, officer, accessible):
    code = issuing.issue(worker, "第一次登录", officer)
    Slip.objects.update(used_at=timezone.now())

    phone.goto(site + reverse("slip", args=[code]))
    phone.get_by_label("工号").fill(worker.number)
    phone.get_by_label("工号").press("Enter")

    expect(phone.get_by_role("alert")).to_contain_text("请社区再开一张")
    accessible(phone)


def test_a_wrong_password_gets_a_sentence_and_no_session(phone, site, worker):
    phone.goto(site + reverse("account_login"))
    phone.locator("input[name=login]").fill(worker.number)
    phone.locator("input[name=password]").fill("不是这个密码")
    phone.locator("input[name=password]").press("Enter")

    expect(phone.get_by_text("密码")).not_to_have_count(0)
    assert "gridschool" not in {cookie["name"] for cookie in phone.context.cookies()}


def test_a_visitor_is_sent_to_sign_in(page, site):
    page.goto(site + reverse("desk"))

    expect(page).to_have_url(f"{site}{reverse('account_login')}?next={reverse('desk')}")
