"""Guessing is stopped for each account and for each address, and tells nothing about which numbers exist."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ledger import auditing
from people.models import User
from people.sign_in.sms import MemoryBackend
from people.slips import issuing

LOGIN, CODE, CONFIRM, START = (
    "/account/login/",
    "/account/login/code/",
    "/account/login/code/confirm/",
    "/account/start/",
)
PASSWORD, PHONE, NOBODY = "学堂2026abc", "13800001234", "13900009999"


@pytest.fixture
def phoned(worker):
    MemoryBackend.sent.clear()
    worker.user.phone = PHONE
    worker.user.save()
    return worker


def by_password(number: str, password: str, address: str = "10.0.0.1"):
    visitor = Client(REMOTE_ADDR=address)
    return visitor, visitor.post(LOGIN, {"login": number, "password": password})


def by_slip(number: str, code: str, address: str = "10.0.0.1"):
    visitor = Client(REMOTE_ADDR=address)
    return visitor, visitor.post(START, {"number": number, "code": code})


def by_code(phone: str, code: str = "", address: str = "10.0.0.1"):
    """Without a code: the one that was sent."""
    visitor = Client(REMOTE_ADDR=address)
    visitor.post(CODE, {"phone": phone})
    code = code or re.search(r"\d{6}", MemoryBackend.sent[-1][1]).group()
    return visitor, visitor.post(CONFIRM, {"code": code})


def is_in(visitor) -> bool:
    return "_auth_user_id" in visitor.session


def test_the_sixth_password_for_one_account_is_refused_though_it_is_right(phoned):
    for address in range(5):
        by_password(phoned.number, "wrong-password", f"10.0.1.{address}")

    assert not is_in(by_password(phoned.number, PASSWORD, "10.0.2.1")[0])


def test_the_sixth_slip_code_for_one_account_is_refused_though_it_is_right(phoned, officer):
    code = issuing.issue(phoned, "忘了密码", officer)
    spellings = [phoned.number, phoned.number.lower(), f" {phoned.number}", f"{phoned.number[:3]} {phoned.number[3:]}"]
    for address, number in enumerate([*spellings, phoned.number]):
        by_slip(number, "000000000000", f"10.0.1.{address}")

    visitor, response = by_slip(phoned.number, code, "10.0.2.1")

    assert not is_in(visitor) and "过五分钟再来" in response.content.decode()


def test_the_sixth_code_for_one_number_is_refused_though_it_is_right(phoned, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"request_login_code": "100/m/key"}
    for address in range(5):
        by_code(PHONE, "abc", f"10.0.1.{address}")

    assert not is_in(by_code(PHONE, address="10.0.2.1")[0])


def test_what_was_right_is_not_counted(phoned, officer, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"request_login_code": "100/m/key"}

    assert all(is_in(by_password(phoned.number, PASSWORD)[0]) for _ in range(6))
    assert all(is_in(by_code(PHONE)[0]) for _ in range(6))
    assert all(is_in(by_slip(phoned.number, issuing.issue(phoned, "再试", officer))[0]) for _ in range(6))


@pytest.mark.parametrize("action", ["password", "code", "slip"])
def test_many_accounts_from_one_address_are_stopped_at_the_limit(phoned, officer, settings, action):
    settings.GUESSES = settings.GUESSES | {"address": 20}
    slip = issuing.issue(phoned, "忘了密码", officer)
    guess = {
        "password": lambda number: by_password(f"FX9{number:05}", "wrong-password"),
        "code": lambda number: by_code(f"139{number:08}", "abc"),
        "slip": lambda number: by_slip(f"FX9{number:05}", "000000000000"),
    }[action]
    right = {
        "password": lambda address: by_password(phoned.number, PASSWORD, address),
        "code": lambda address: by_code(PHONE, address=address),
        "slip": lambda address: by_slip(phoned.number, slip, address),
    }[action]
    for number in range(20):
        guess(number)

    assert not is_in(right("10.0.0.1")[0])
    assert is_in(right("10.0.0.2")[0])


class Counting(MD5PasswordHasher):
    """A real hasher that counts its work."""

    done = 0

    def encode(self, password, salt):
        Counting.done += 1
        return super().encode(password, salt)


def cost(steps) -> list:
    """What each page says, how many queries it asks, and how much hashing it does."""
    told = []
    for step in steps:
        Counting.done = 0
        with CaptureQueriesContext(connection) as asked:
            response = step()
        page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
        told.append((response.status_code, response.get("Location"), page, _shape(asked), Counting.done))
    return told


def _shape(asked) -> list[str]:
    """Which tables are asked or written, and how often. The order may differ, and so do the parameters, of course."""
    return sorted(
        query["sql"].split()[0] + str(re.findall(r'(?:FROM|INTO|UPDATE) "(\w+)"', query["sql"])) for query in asked
    )


@pytest.fixture
def counted(settings, phoned):
    auditing.record(auditing.SYSTEM, "sign_in.refused", User())  # the very first line makes the end of the chain
    settings.PASSWORD_HASHERS = ["tests.people.slips.test_guessing.Counting"]


@pytest.mark.parametrize("password", ["wrong-password", PASSWORD])
@pytest.mark.parametrize("kind", ["known", "no_password", "phone", "shared"])
def test_a_wrong_password_tells_nothing_about_the_account(counted, phoned, kind, password):
    phoned.user.set_password("another-password")
    if kind == "no_password":
        phoned.user.set_unusable_password()
    phoned.user.save()
    if kind == "shared":
        User.objects.create_user(username="OTHER", name="赵德厚", phone=PHONE, password="another-password")
    known, unknown = (PHONE, NOBODY) if kind in {"phone", "shared"} else (phoned.number, "FX999999")

    pages = [cost([lambda n=number: by_password(n, password)[1]]) for number in (known, unknown)]

    assert _without(pages[0], known) == _without(pages[1], unknown)
    assert pages[0][0][4] == 1


def test_a_wrong_slip_tells_nothing_about_the_account(counted, phoned, officer):
    issuing.issue(phoned, "忘了密码", officer)

    pages = [cost([lambda n=number: by_slip(n, "000000000000")[1]]) for number in (phoned.number, "FX999999")]

    assert _without(pages[0], phoned.number) == _without(pages[1], "FX999999")


@pytest.mark.parametrize("shared", [False, True])
def test_asking_for_a_code_tells_nothing_about_the_number(counted, phoned, shared):
    if shared:
        User.objects.create_user(username="OTHER", name="赵德厚", phone=PHONE)

    def walk(phone):
        visitor = Client()
        return cost(
            [
                lambda: visitor.post(CODE, {"phone": phone}),
                lambda: visitor.get(CONFIRM),
                lambda: visitor.get(CODE),
                lambda: visitor.get(LOGIN),
                lambda: visitor.post(CONFIRM, {"code": "abc"}),
                lambda: visitor.post(CONFIRM, {"code": "abc"}),
                lambda: visitor.post(CONFIRM, {"code": "abc"}),
            ]
        )

    known, unknown = walk(PHONE), walk(NOBODY)

    assert _without(known, PHONE) == _without(unknown, NOBODY)


def test_a_number_that_was_somebody_elses_looks_like_any_other_until_the_code_is_right(counted, phoned):
    from people import phone_holdings

    former = User.objects.create_user(username="OTHER", name="赵德厚", phone=PHONE)
    phone_holdings.follow([former])
    former.phone = ""
    former.save()
    phone_holdings.follow([former, phoned.user])

    def walk(phone):
        visitor = Client()
        return cost([lambda: visitor.post(CODE, {"phone": phone}), lambda: visitor.post(CONFIRM, {"code": "abc"})])

    assert _without(walk(PHONE), PHONE) == _without(walk(NOBODY), NOBODY)


def _without(told: list, number: str) -> list:
    """The pages repeat what was typed; that is not telling."""
    spaced = f"{number[:3]} {number[3:7]} {number[7:]}"
    return [
        (status, where, page.replace(spaced, "…").replace(number, "…"), queries, hashing)
        for status, where, page, queries, hashing in told
    ]
