"""An operator gives a returned number to somebody else: the former holder is out, the new one is checked once."""

import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import phone_holdings
from people.models import PhoneHolding, User
from people.sign_in.sms import MemoryBackend
from tests.factories import grids, people

CODE, CONFIRM, HOLDER = "/account/login/code/", "/account/login/code/confirm/", "/account/number/"
PHONE = "13800001234"


@pytest.fixture
def former(district, everything):
    """赵德厚, who has the number at first."""
    MemoryBackend.sent.clear()
    someone = people.worker(grids.building(district, 2), name="赵德厚", phone=PHONE)
    phone_holdings.follow([someone.user])
    return someone.user


@pytest.fixture
def move(former, worker):
    """`move()` gives the number to 王秀兰."""

    def moved() -> User:
        User.objects.filter(pk=former.pk).update(phone="")
        User.objects.filter(pk=worker.user_id).update(phone=PHONE)
        former.refresh_from_db()
        worker.user.refresh_from_db()
        phone_holdings.follow([former, worker.user])
        return worker.user

    return moved


def send_code(phone: str = PHONE) -> Client:
    visitor = Client()
    visitor.post(CODE, {"phone": phone})
    return visitor


def type_code(visitor: Client):
    return visitor.post(CONFIRM, {"code": re.search(r"\d{6}", MemoryBackend.sent[-1][1]).group()})


def signed_in(client) -> str | None:
    return client.session.get("_auth_user_id")


def test_a_change_ends_one_holding_and_begins_another(former, move):
    user = move()

    ended, current = PhoneHolding.objects.order_by("pk")
    assert (ended.user, ended.phone, ended.last_day is not None) == (former, PHONE, True)
    assert (current.user, current.phone, current.last_day) == (user, PHONE, None)


def test_following_again_changes_nothing(former, move):
    user = move()

    phone_holdings.follow([former, user])

    assert PhoneHolding.objects.count() == 2


def test_following_costs_as_much_for_three_as_for_one(former, district, everything, django_assert_num_queries):
    users = [former, *(people.worker(grids.building(district), phone=f"1390000000{n}").user for n in range(2))]
    phone_holdings.follow(users)

    def cost(some: list[User], phone: str):
        for user in some:
            user.phone = phone
        with CaptureQueriesContext(connection) as asked:
            phone_holdings.follow(some)
        return len(asked)

    assert cost(users[:1], "13700000001") == cost(users, "13700000002")


@pytest.mark.database
def test_an_account_holds_one_number_at_a_time(former):
    with pytest.raises(IntegrityError), transaction.atomic():
        PhoneHolding.objects.create(phone="13900000000", user=former, first_day="2026-01-01")


def test_the_session_opened_with_a_code_to_the_number_ends_at_once(former, move):
    phone = send_code()
    type_code(phone)
    phone.post("/account/notice/")
    before = phone.get("/me/").status_code

    move()

    assert before == 200 and phone.get("/me/").status_code == 302
    assert signed_in(phone) is None


def test_a_session_opened_with_a_password_goes_on(former, move):
    phone = Client()
    phone.post("/account/login/", {"login": former.username, "password": "学堂2026abc"})
    phone.post("/account/notice/")

    move()

    assert phone.get("/me/").status_code == 200


def test_who_only_got_a_new_number_stays_signed_in(former):
    phone = send_code()
    type_code(phone)
    phone.post("/account/notice/")

    User.objects.filter(pk=former.pk).update(phone="13900009999")

    assert phone.get("/me/").status_code == 200


def test_the_check_costs_no_query_while_the_number_is_theirs(former):
    by_code, by_password = send_code(), Client()
    type_code(by_code)
    by_password.post("/account/login/", {"login": former.username, "password": "学堂2026abc"})
    costs = []
    for phone in (by_code, by_password):
        phone.post("/account/notice/")
        with CaptureQueriesContext(connection) as asked:
            phone.get("/me/")
        costs.append(len(asked))

    assert costs[0] == costs[1]


def test_a_code_on_its_way_when_the_number_moves_signs_in_nobody(former, move):
    visitor = send_code()

    move()
    response = type_code(visitor)

    assert response.url == CODE and signed_in(visitor) is None


def test_the_former_holder_who_has_the_card_still_does_not_get_into_the_account_of_the_new_one(former, move):
    move()
    visitor = send_code()

    asked = type_code(visitor)
    refused = visitor.post(HOLDER, {"number": former.username})

    assert asked.url == HOLDER and signed_in(visitor) is None
    assert refused.status_code == 422 and "工号对不上" in refused.content.decode()
    assert signed_in(visitor) is None


def test_the_new_holder_gives_the_worker_number_once(move):
    user = move()
    visitor = send_code()
    type_code(visitor)
    page = visitor.get(HOLDER).content.decode()

    visitor.post(HOLDER, {"number": user.username.lower()})
    again = send_code()

    assert "这个号码以前是别人的" in page
    assert signed_in(visitor) == str(user.pk)
    assert type_code(again).url == "/" and signed_in(again) == str(user.pk)


def test_guessing_the_worker_number_stops_after_five(move):
    user = move()
    visitor = send_code()
    type_code(visitor)
    for guess in range(5):
        visitor.post(HOLDER, {"number": f"FX9{guess}"})

    response = visitor.post(HOLDER, {"number": user.username})

    assert "过五分钟再来" in response.content.decode() and signed_in(visitor) is None


def test_a_number_nobody_had_before_needs_no_check(former):
    visitor = send_code()

    assert type_code(visitor).url == "/"


def test_the_page_for_the_check_is_for_those_who_come_from_a_code(db):
    assert Client().get(HOLDER).url == "/account/login/"


def test_the_persons_page_says_that_the_number_was_somebody_elses(client, officer, worker, move):
    client.force_login(officer)
    before = client.get(f"/desk/people/{worker.pk}/").content.decode()

    move()

    assert "这个号码以前是别人的" not in before
    assert "这个号码以前是别人的" in client.get(f"/desk/people/{worker.pk}/").content.decode()


def test_a_whole_roster_is_asked_at_once(former, move):
    user = move()

    assert phone_holdings.holders([PHONE, "13900009999", ""]) == {PHONE: {former.pk, user.pk}}
