"""Getting in, and being turned away."""

from django.urls import reverse
from playwright.sync_api import expect


def test_a_worker_signs_in_with_the_worker_number(phone, site, worker, sign_in, accessible):
    sign_in(phone, worker.user)

    expect(phone).to_have_url(site + reverse("today"))
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
