"""People sign in with what they have: a worker number, a phone, a password, a code."""

import re

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from people.models import User
from people.sign_in.sms import MemoryBackend

PASSWORD = "学堂2026abc"
LOGIN, CODE, CONFIRM = "/account/login/", "/account/login/code/", "/account/login/code/confirm/"


@pytest.fixture(autouse=True)
def no_old_messages():
    MemoryBackend.sent.clear()


@pytest.fixture
def visitor():
    return Client()


@pytest.fixture
def phoned(worker):
    """The worker with a phone."""
    worker.user.phone = "13800001234"
    worker.user.save()
    return worker


def signed_in(client) -> str | None:
    return client.session.get("_auth_user_id")


def sent_code() -> str:
    return re.search(r"\d{6}", MemoryBackend.sent[-1][1]).group()


@pytest.mark.parametrize(
    "login", ["{number}", "13800001234", "138 0000 1234", "１３８００００１２３４", "+8613800001234"]
)
def test_a_worker_number_or_a_phone_signs_in_with_the_password(visitor, phoned, login):
    response = visitor.post(LOGIN, {"login": login.format(number=phoned.number), "password": PASSWORD})

    assert response.url == "/"
    assert signed_in(visitor) == str(phoned.user_id)


def test_a_wrong_password_says_what_to_do_and_not_which_part_was_wrong(visitor, phoned):
    wrong = visitor.post(LOGIN, {"login": phoned.number, "password": "wrong-password"})
    unknown = visitor.post(LOGIN, {"login": "NOBODY", "password": "wrong-password"})

    assert "账号或密码不对" in wrong.content.decode()
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_the_sixth_wrong_password_of_one_account_is_refused_with_a_helpful_sentence(visitor, phoned):
    for _ in range(5):
        visitor.post(LOGIN, {"login": phoned.number, "password": "wrong-password"})

    response = visitor.post(LOGIN, {"login": phoned.number, "password": PASSWORD})

    assert "过五分钟再来" in response.content.decode()
    assert signed_in(visitor) is None


def test_a_class_of_350_signs_in_behind_one_address_within_a_minute(phoned):
    refused = 0
    for _ in range(350):
        visitor = Client(REMOTE_ADDR="10.0.0.1")
        response = visitor.post(LOGIN, {"login": phoned.number, "password": PASSWORD})
        refused += response.status_code != 302

    assert refused == 0


def test_a_code_sent_to_the_phone_signs_in_somebody_without_a_password(visitor, phoned):
    user = phoned.user
    user.set_unusable_password()
    user.save()

    asked = visitor.post(CODE, {"phone": "138-0000-1234"})
    page = visitor.get(asked.url).content.decode()
    response = visitor.post(CONFIRM, {"code": sent_code()})

    assert "138 0000 1234" in page and sent_code() not in page
    assert 'autocomplete="one-time-code"' in page and 'class="code"' in page
    assert response.url == "/"
    assert signed_in(visitor) == str(user.pk)


def test_a_known_and_an_unknown_phone_look_the_same(phoned):
    pages = []
    for phone in ["13800001234", "13900009999"]:
        visitor = Client()
        asked = visitor.post(CODE, {"phone": phone})
        shown = visitor.get(asked.url).content.decode().replace(phone, "").replace("138 0000 1234", "")
        wrong = visitor.post(CONFIRM, {"code": "000000"}).content.decode().replace(phone, "")
        pages.append((asked.status_code, asked.url, _bare(shown), _bare(wrong)))

    assert pages[0] == pages[1]
    assert [phone for phone, _text in MemoryBackend.sent] == ["13800001234"]


def _bare(page: str) -> str:
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)
    return re.sub(r"1\d{2} \d{4} \d{4}", "", page)


def test_a_wrong_code_says_so_and_the_third_one_ends_it(visitor, phoned):
    visitor.post(CODE, {"phone": "13800001234"})

    first = visitor.post(CONFIRM, {"code": "abc"})
    visitor.post(CONFIRM, {"code": "abc"})
    third = visitor.post(CONFIRM, {"code": "abc"})

    assert "六个数字对不上" in first.content.decode()
    assert third.url == CODE


def test_the_fourth_code_within_a_minute_is_refused_and_says_so(visitor, phoned):
    for _ in range(3):
        visitor.post(CODE, {"phone": "13800001234"})

    response = visitor.post(CODE, {"phone": "13800001234"})

    assert "先停一停" in response.content.decode()
    assert len(MemoryBackend.sent) == 3


def test_who_waits_for_a_code_may_go_back_and_take_another_number_or_the_password(visitor, phoned):
    visitor.post(CODE, {"phone": "13900009999"})

    assert visitor.get(CODE).status_code == visitor.get(LOGIN).status_code == 200
    visitor.post(CODE, {"phone": "13800001234"})
    assert visitor.post(CONFIRM, {"code": sent_code()}).url == "/"


def test_a_phone_that_two_people_share_signs_in_neither(visitor, phoned):
    User.objects.create_user(username="OTHER", name="赵德厚", phone="13800001234")

    visitor.post(CODE, {"phone": "13800001234"})

    assert not MemoryBackend.sent


def test_a_short_phone_number_is_pointed_out(visitor, db):
    response = visitor.post(CODE, {"phone": "1380000"})

    assert "手机号是十一位数字" in response.content.decode()


def test_the_hint_and_the_error_are_read_out_with_their_field(visitor, db):
    page = visitor.post(CODE, {"phone": "1380000"}).content.decode()

    assert 'aria-describedby="id_phone-hint id_phone-error"' in page
    assert 'id="id_phone-hint"' in page and 'id="id_phone-error"' in page


def test_the_code_is_shown_on_the_page_in_the_demonstration_only(visitor, phoned, settings):
    settings.DEMO = True
    settings.SMS_BACKEND = "people.sign_in.sms.BannerBackend"
    visitor.post(CODE, {"phone": "13800001234"})

    shown = visitor.get(CONFIRM).content.decode()
    settings.DEMO = False
    hidden = visitor.get(CONFIRM).content.decode()

    assert "网格学堂验证码" in shown
    assert "网格学堂验证码" not in hidden


def test_staff_who_do_not_learn_go_to_the_desk(visitor, trainer):
    response = visitor.post(LOGIN, {"login": trainer.username, "password": PASSWORD})

    assert response.url == "/desk/"


def test_the_page_asked_for_comes_after_signing_in_and_no_foreign_one(visitor, phoned):
    data = {"login": phoned.number, "password": PASSWORD}

    own = Client().post(f"{LOGIN}?next=/me/", data | {"next": "/me/"})
    foreign = Client().post(LOGIN, data | {"next": "https://evil.example/"})

    assert (own.url, foreign.url) == ("/me/", "/")


def test_an_account_of_the_demonstration_signs_in_nowhere_else(visitor, phoned, settings):
    User.objects.filter(pk=phoned.user_id).update(is_demo=True)

    by_password = visitor.post(LOGIN, {"login": phoned.number, "password": PASSWORD})
    visitor.post(CODE, {"phone": "13800001234"})

    assert by_password.url == "/account/inactive/"
    assert signed_in(visitor) is None and not MemoryBackend.sent

    settings.DEMO = True
    assert Client().post(LOGIN, {"login": phoned.number, "password": PASSWORD}).url == "/"


def test_a_session_of_the_demonstration_is_nobody_elsewhere(client, phoned):
    client.force_login(phoned.user)
    User.objects.filter(pk=phoned.user_id).update(is_demo=True)

    assert client.get("/me/").status_code == 302


def test_somebody_without_a_password_sets_one(client, phoned):
    user = phoned.user
    user.set_unusable_password()
    user.save()
    client.force_login(user)

    page = client.get("/account/password/set/")
    client.post("/account/password/set/", {"password1": "新密码2026abc", "password2": "新密码2026abc"})

    user.refresh_from_db()
    assert "设密码" in page.content.decode()
    assert user.check_password("新密码2026abc")


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_reset_password", "account_change_phone", "mfa_trust"]
)
def test_pages_nobody_needs_have_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", [LOGIN, CODE, "/account/inactive/"])
def test_sign_in_pages_speak_chinese_and_need_no_inline_script(visitor, db, path):
    page = visitor.get(path).content.decode()

    assert "Sign" not in page and "Password" not in page and "Username" not in page
    assert not re.search(r"<script(?![^>]*src=)|style=|onclick", page)
