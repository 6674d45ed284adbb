"""Pages anybody may open: help, personal information, suggestions, and the verification of certificates."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from assessments.certificates import numbers
from people.models import Role
from tests.factories import people

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("everything"),
]
SUGGESTION = "考试那一页的字可以再大一点"


def test_a_worker_reads_help_and_a_suggestion_of_hers_arrives(open_page, phone, site, sign_in, accessible, worker):
    administrator = people.staff(Role.Kind.TRAINING_ADMIN, worker.grid.get_ancestors().get(kind="district"))

    # given a worker who has nothing to learn today
    sign_in(phone, worker.user)
    expect(phone.get_by_text("现在没有要学的")).to_be_visible()
    accessible(phone)

    # when she reads help and what is kept about her, and suggests something
    for link, heading in (("帮助", "帮助"), ("个人信息", "个人信息怎么用"), ("提建议", "提建议")):
        phone.get_by_role("contentinfo").get_by_role("link", name=link).click()
        expect(phone.get_by_role("heading", level=1, name=heading)).to_be_visible()
        accessible(phone)
    phone.get_by_role("button", name="送出").click()
    expect(phone.get_by_text("写一句再送出。")).to_be_visible()
    accessible(phone)
    phone.get_by_label("想说什么").fill(SUGGESTION)
    phone.get_by_role("button", name="送出").click()
    expect(phone.get_by_text("收到了，谢谢。")).to_be_visible()

    # then the training administrator finds it on the desk
    desk = open_page()
    sign_in(desk, administrator)
    desk.goto(site + reverse("desk"))
    expect(desk.get_by_text(SUGGESTION)).to_be_visible()
    accessible(desk)


def test_a_wrong_check_digit_is_explained_and_an_unknown_number_is_not_found(phone, site, accessible):
    number = numbers.compose("210905", 2026, "01", 1)
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)

    phone.goto(site + reverse("verify"))
    accessible(phone)
    phone.get_by_label("证书编号").fill(wrong)
    phone.get_by_role("button", name="查验").click()
    expect(phone.get_by_text("最后一位对不上，请照着证书再核对一遍。")).to_be_visible()
    accessible(phone)

    phone.get_by_label("证书编号").fill(number)
    phone.get_by_role("button", name="查验").click()
    expect(phone.get_by_role("heading", name="没有这张证书")).to_be_visible()
    accessible(phone)


@pytest.mark.parametrize("modes", [("深色",), ("长辈版",), ("深色", "长辈版")], ids=["dark", "elder", "dark-elder"])
def test_a_visitor_reads_in_the_dark_and_in_large_letters(modes, phone, site, accessible):
    phone.goto(site + reverse("help"))
    for mode in modes:
        phone.get_by_role("button", name=mode).click()
        expect(phone.get_by_role("button", name=mode)).to_have_attribute("aria-pressed", "true")

    accessible(phone)
    phone.goto(site + reverse("suggest"))
    accessible(phone)
    phone.goto(f"{site}/nowhere/")
    expect(phone.get_by_role("heading", name="没有这一页")).to_be_visible()
    accessible(phone)
