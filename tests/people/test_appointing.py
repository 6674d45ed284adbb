"""Who gives whom which role, and where."""

import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from ledger.auditing import SYSTEM
from ledger.models import AuditLine
from people.appointing import appoint
from people.models import Role, User
from people.signals import roles_changed
from tests.factories import people

Kind = Role.Kind
TODAY = date(2026, 11, 1)


@pytest.fixture
def somebody(db):
    return User.objects.create_user(username="somebody", name="赵德厚")


def test_a_city_administrator_appoints_anybody(administrator, somebody, district):
    role = appoint(somebody, Kind.HR_APPROVER, district, TODAY, administrator)

    assert (role.user, role.kind, role.grid) == (somebody, "hr_approver", district)
    assert AuditLine.objects.get(deed="role.appoint").actor == administrator


def test_the_same_appointment_again_changes_nothing(administrator, somebody, district):
    heard = []

    def listen(user, **kwargs):
        heard.append(user)

    roles_changed.connect(listen)
    for _ in range(2):
        appoint(somebody, Kind.TRAINER, district, TODAY, administrator)
    roles_changed.disconnect(listen)

    assert Role.objects.filter(user=somebody).count() == 1
    assert heard == [somebody]


def test_a_training_administrator_appoints_trainers_of_the_own_district_only(somebody, district, other_district):
    training = people.staff(Kind.TRAINING_ADMIN, district)

    appoint(somebody, Kind.TRAINER, district, TODAY, training)

    for kind, grid in [(Kind.TRAINER, other_district), (Kind.HR_OFFICER, district), (Kind.CITY_ADMIN, district)]:
        with pytest.raises(PermissionDenied):
            appoint(somebody, kind, grid, TODAY, training)


def test_nobody_appoints_themselves(administrator, city):
    with pytest.raises(PermissionDenied):
        appoint(administrator, Kind.HR_APPROVER, city, TODAY, administrator)


def test_an_hr_officer_appoints_nobody(officer, somebody, district):
    with pytest.raises(PermissionDenied):
        appoint(somebody, Kind.TRAINER, district, TODAY, officer)


@pytest.fixture
def typed(monkeypatch):
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_the_command_makes_the_first_administrator(city, typed):
    typed("学堂很好2026\n")

    call_command("create_staff", "admin", "李 明", "city_admin", "210900")

    user = User.objects.get(username="admin")
    assert (user.name, user.roles.get().kind) == ("李明", "city_admin")
    assert user.check_password("学堂很好2026")


def test_the_command_gives_a_second_role_without_asking_for_a_password(city, trainer):
    call_command("create_staff", trainer.username, "李明", "training_admin", "210900")

    assert {role.kind for role in trainer.roles.all()} == {"trainer", "training_admin"}


@pytest.mark.parametrize(("grid", "password"), [("999", "学堂很好2026"), ("210900", "123")])
def test_the_command_refuses_an_unknown_grid_and_a_weak_password(city, typed, grid, password):
    typed(password + "\n")

    with pytest.raises(CommandError):
        call_command("create_staff", "admin", "李明", "city_admin", grid)

    assert not User.objects.filter(username="admin").exists()


def test_the_system_may_appoint(somebody, city):
    assert appoint(somebody, Kind.CITY_ADMIN, city, TODAY, SYSTEM).pk


def test_the_command_appoints_no_auditor_who_needs_a_case_and_an_end(city):
    with pytest.raises(CommandError, match="auditor"):
        call_command("create_staff", "jijian", "周正", "auditor", "210900")
