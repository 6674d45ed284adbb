"""Who has lost phone and recovery codes gets in again through a security administrator, and through nobody else."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from ledger.models import AuditLine
from people.models import Device, Role
from people.sign_in.taking_away import take_away
from tests.factories import people

Kind = Role.Kind
PASSWORD = "学堂2026abc"


@pytest.fixture
def keeper(district):
    return people.staff(Kind.SECURITY_ADMIN, district, name="安全")


@pytest.fixture
def locked_out(trainer):
    """A trainer with a second factor and its recovery codes."""
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=trainer, type=kind, data={"secret": "S", "seed": "S", "used_mask": 0})
    return trainer


def address(user) -> str:
    return f"/desk/roles/{user.roles.get().pk}/second-factor/removal/"


def test_all_of_it_goes_and_the_next_sign_in_asks_to_set_up_a_new_one(keeper, locked_out, client):
    client.force_login(keeper)

    client.post(address(locked_out), {"reason": "手机丢了，已当面核实"})

    line = AuditLine.objects.get(deed="second_factor.take_away")
    assert not Authenticator.objects.filter(user=locked_out).exists()
    assert (line.actor, line.reason, line.subject) == (keeper, "手机丢了，已当面核实", f"user:{locked_out.pk}")
    again = Client()
    again.post("/account/login/", {"login": locked_out.username, "password": PASSWORD})
    again.post("/account/notice/")
    assert again.get("/desk/").url.startswith("/account/2fa/totp/activate/")


def test_every_device_of_the_account_is_signed_out(keeper, trainer):
    client = Client()
    client.post("/account/login/", {"login": trainer.username, "password": PASSWORD})
    Authenticator.objects.create(user=trainer, type="totp", data={"secret": "S"})

    take_away(trainer, "手机丢了", keeper)

    assert [device.ending for device in Device.objects.filter(user=trainer)] == [Device.Ending.RESET]
    assert client.get("/desk/").url.startswith("/account/login/")


@pytest.mark.parametrize("reason", ["", "   ", "字" * 201])
def test_without_a_reason_nothing_is_taken_away(keeper, locked_out, client, reason):
    client.force_login(keeper)

    response = client.post(address(locked_out), {"reason": reason})

    assert response.status_code == 422 and Authenticator.objects.filter(user=locked_out).count() == 2


def test_an_account_without_one_is_told_so(keeper, trainer, client):
    client.force_login(keeper)

    response = client.post(address(trainer), {"reason": "手机丢了"})

    assert response.status_code == 422 and "没有设置第二道验证" in response.content.decode()


def test_one_role_out_of_reach_is_enough_to_be_refused(keeper, locked_out, other_district):
    Role.objects.create(user=locked_out, kind=Kind.TRAINER, grid=other_district, first_day=timezone.localdate())

    with pytest.raises(PermissionDenied):
        take_away(locked_out, "手机丢了", keeper)


def test_a_role_that_is_over_does_not_stand_in_the_way(keeper, locked_out, other_district):
    day = timezone.localdate() - timedelta(days=9)
    Role.objects.create(user=locked_out, kind=Kind.TRAINER, grid=other_district, first_day=day, last_day=day)

    take_away(locked_out, "手机丢了", keeper)

    assert not Authenticator.objects.filter(user=locked_out).exists()


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.CITY_ADMIN, Kind.SECURITY_ADMIN}))
def test_no_other_role_takes_it_away(locked_out, district, kind):
    with pytest.raises(PermissionDenied):
        take_away(locked_out, "手机丢了", people.staff(kind, district))


def test_nobody_takes_away_the_own_one_or_a_superusers(keeper, locked_out):
    Authenticator.objects.create(user=keeper, type="totp", data={"secret": "S"})
    locked_out.is_superuser = True

    for user in (keeper, locked_out):
        with pytest.raises(PermissionDenied):
            take_away(user, "手机丢了", keeper)


def test_the_button_shows_where_there_is_something_to_take_away(keeper, locked_out, client):
    client.force_login(keeper)
    page = f"/desk/roles/{locked_out.roles.get().pk}/"

    before = client.get(page).content.decode()
    take_away(locked_out, "手机丢了", keeper)

    assert "解除第二道验证" in before and "解除第二道验证" not in client.get(page).content.decode()
