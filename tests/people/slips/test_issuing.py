"""Who keeps the roster or leads the grid gives out slips, with a reason, and never into an account with roles."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from ledger.models import AuditLine
from people.models import Role, Slip
from people.slips import codes, issuing
from tests.factories import grids, people


def test_only_a_digest_of_the_code_is_kept(newcomer, officer):
    code = issuing.issue(newcomer, "第一次登录", officer)

    slip = Slip.objects.get()
    assert slip.digest == codes.digest(newcomer.number, code)
    assert len(code) == 12 and code not in f"{slip.__dict__} {AuditLine.objects.get().__dict__}"


def test_a_slip_holds_to_the_end_of_its_last_day(newcomer, officer, settings):
    settings.SLIP_DAYS = 7

    issuing.issue(newcomer, "第一次登录", officer)

    end = timezone.localtime(Slip.objects.get().expires_at)
    assert end.date() - timezone.localtime(Slip.objects.get().issued_at).date() == timedelta(days=7)
    assert (end.hour, end.minute) == (23, 59)


def test_who_and_why_are_logged(newcomer, leader):
    issuing.issue(newcomer, "换了手机", leader)

    line = AuditLine.objects.get(deed="slip.issue")
    assert line.actor == leader and line.path == newcomer.grid.path and line.target_id == str(newcomer.pk)


def test_a_new_slip_voids_the_one_before(newcomer, officer):
    issuing.issue(newcomer, "第一次登录", officer)
    issuing.issue(newcomer, "条丢了", officer)

    assert [slip.voided_at is None for slip in Slip.objects.order_by("pk")] == [False, True]


@pytest.mark.parametrize("reason", ["", "  ", "字" * 201])
def test_a_slip_needs_a_reason(newcomer, officer, reason):
    with pytest.raises(ValidationError):
        issuing.issue(newcomer, reason, officer)

    assert not Slip.objects.exists()


@pytest.mark.parametrize("kind", [Role.Kind.TRAINER, Role.Kind.MARKER, Role.Kind.HR_APPROVER, Role.Kind.AUDITOR])
def test_other_roles_give_out_none(newcomer, district, kind):
    with pytest.raises(PermissionDenied):
        issuing.issue(newcomer, "第一次登录", people.staff(kind, district))


def test_a_grid_leader_reaches_the_own_community_only(leader, other_district, everything):
    stranger = people.worker(grids.building(other_district))

    with pytest.raises(PermissionDenied):
        issuing.issue(stranger, "第一次登录", leader)


def test_an_account_with_roles_is_opened_by_a_security_administrator_who_reaches_all_of_them(
    newcomer, leader, officer, guard, district, city
):
    Role.objects.create(user=newcomer.user, kind=Role.Kind.HR_APPROVER, grid=district, first_day=date(2024, 1, 1))

    for by in (leader, officer):
        with pytest.raises(PermissionDenied):
            issuing.issue(newcomer, "忘了密码", by)
    assert issuing.issue(newcomer, "忘了密码", guard)

    Role.objects.create(user=newcomer.user, kind=Role.Kind.AUDITOR, grid=city, first_day=date(2024, 1, 1))
    with pytest.raises(PermissionDenied):
        issuing.issue(newcomer, "忘了密码", guard)


def test_a_superuser_is_opened_by_nobody(newcomer, guard):
    newcomer.user.is_superuser = True
    newcomer.user.save()

    with pytest.raises(PermissionDenied):
        issuing.issue(newcomer, "忘了密码", guard)


def test_a_reset_ends_the_old_password_and_every_session_when_asked(worker, leader):
    phone = Client()
    phone.force_login(worker.user)

    issuing.issue(worker, "忘了密码", leader)
    still_in = phone.get("/me/").status_code
    issuing.issue(worker, "手机丢了", leader, sign_out=True)

    worker.user.refresh_from_db()
    assert still_in == 200 and phone.get("/me/").status_code == 302
    assert not worker.user.has_usable_password()


def test_the_number_counts_however_it_is_typed():
    digest = codes.digest("S2109050001", "482109375562")

    assert codes.digest(" s2109 050001", "4821 0937 5562") == digest
    assert codes.digest("Ｓ２１０９０５０００１", "４８２１-0937-5562") == digest
    assert codes.digest("S2109050002", "482109375562") != digest
