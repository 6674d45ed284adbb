"""Signing in, out and trying to leaves a line; what was typed never does."""

import json

import pytest
from django.test import Client

from ledger.models import AuditLine
from tests.factories import people

PASSWORD = "学堂2026abc"


def lines(deed):
    return list(AuditLine.objects.filter(deed=deed))


def everything_kept():
    return json.dumps(list(AuditLine.objects.values()), default=str, ensure_ascii=False)


def test_signing_in_and_out_is_kept_with_the_way_and_the_place(worker):
    client = Client()

    client.post("/account/login/", {"login": worker.number, "password": PASSWORD}, headers={"User-Agent": "WeChat"})
    client.post("/account/logout/")

    [arrival], [departure] = lines("sign_in"), lines("sign_out")
    assert arrival.actor == departure.actor == worker.user
    assert (arrival.detail, arrival.path, arrival.device) == ({"methods": ["password"]}, worker.grid.path, "WeChat")


def test_a_wrong_password_is_kept_for_the_account_and_not_what_was_typed(worker):
    Client().post("/account/login/", {"login": worker.number, "password": "secret-guess"})

    [refused] = lines("sign_in.refused")
    assert (refused.actor, refused.target_id) == (None, str(worker.user_id))
    assert "secret-guess" not in everything_kept()


def test_an_account_nobody_has_is_kept_without_what_was_typed(worker, city):
    Client().post("/account/login/", {"login": "my-password-by-mistake", "password": "x"})

    [refused] = lines("sign_in.refused")
    assert (refused.target_id, refused.path) == ("", city.path)
    assert "by-mistake" not in everything_kept()


def test_a_phone_two_people_share_is_noted_once(worker, everything):
    worker.user.phone = "13812341234"
    worker.user.save()
    people.worker(worker.grid, phone="13812341234")

    Client().post("/account/login/", {"login": "138 1234 1234", "password": "x"})

    assert len(lines("sign_in.refused")) == 1


def test_a_wrong_code_is_kept(worker):
    worker.user.phone = "13812341234"
    worker.user.save()
    client = Client()
    client.post("/account/login/code/", {"phone": "13812341234"})

    client.post("/account/login/code/confirm/", {"code": "000000"})

    [refused] = lines("sign_in.refused")
    assert (refused.target_id, refused.detail) == (str(worker.user_id), {"method": "code"})


def test_roles_in_two_parts_place_a_persons_deeds_where_both_lie(trainer, district, other_district, city):
    from people.audit.placing import path_of_account
    from people.models import Role

    assert path_of_account(trainer) == district.path
    Role.objects.create(user=trainer, kind=Role.Kind.TRAINER, grid=other_district, first_day="2024-01-01")

    assert path_of_account(trainer) == city.path


@pytest.mark.django_db
def test_without_a_tree_a_deed_lies_nowhere():
    from people.audit.placing import path_of_account
    from people.models import User

    assert path_of_account(User.objects.create_user("first", name="第一人")) == ""
