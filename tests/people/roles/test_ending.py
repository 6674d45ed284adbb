"""Roles end, at once or on a day, and somebody is always left who can give them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from courses.catalogue.permissions import follow_roles
from ledger.models import AuditLine
from people.appointing import appoint
from people.ending import dismiss, set_last_day
from people.models import Role
from tests.factories import people

Kind = Role.Kind


def test_an_ended_role_opens_nothing_from_the_next_request_on(administrator, trainer, client):
    client.force_login(trainer)
    before = client.get("/desk/rounds/").status_code

    dismiss(trainer.roles.get(), "调走了", administrator)

    assert (before, client.get("/desk/rounds/").status_code, client.get("/cms/").status_code) == (200, 403, 403)
    line = AuditLine.objects.get(deed="role.end")
    assert (line.actor, line.reason) == (administrator, "调走了")
    assert not trainer.groups.exists()


def test_an_ending_needs_a_reason(administrator, trainer):
    with pytest.raises(ValidationError, match="原因"):
        dismiss(trainer.roles.get(), "  ", administrator)

    assert trainer.roles.get().last_day is None


def test_nobody_ends_the_own_role_and_nobody_one_out_of_reach(administrator, district, other_district):
    training = people.staff(Kind.TRAINING_ADMIN, district)
    foreign = people.staff(Kind.TRAINER, other_district)
    officer = people.staff(Kind.HR_OFFICER, district)

    for role, by in [
        (administrator.roles.get(), administrator),
        (foreign.roles.get(), training),
        (officer.roles.get(), training),
    ]:
        with pytest.raises(PermissionDenied):
            dismiss(role, "不用了", by)


def test_the_last_city_administrator_stays(city, administrator):
    passing = people.staff(Kind.CITY_ADMIN, city)
    passing.roles.update(last_day=timezone.localdate() + timedelta(days=9))

    with pytest.raises(ValidationError, match="最后一位"):
        dismiss(administrator.roles.get(), "轮岗", passing)
    with pytest.raises(ValidationError, match="最后一位"):
        set_last_day(administrator.roles.get(), timezone.localdate(), passing)

    assert administrator.roles.get().last_day is None


def test_a_second_city_administrator_may_end_the_first(city, administrator):
    second = people.staff(Kind.CITY_ADMIN, city)

    dismiss(administrator.roles.get(), "退休", second)

    assert not administrator.roles.held_on(timezone.localdate()).exists()


def test_a_role_is_prolonged_and_shortened_but_not_into_the_past(administrator, trainer):
    today = timezone.localdate()
    role = trainer.roles.get()

    set_last_day(role, today + timedelta(days=30), administrator)
    set_last_day(role, today, administrator)
    with pytest.raises(ValidationError, match="已经过了"):
        set_last_day(role, today - timedelta(days=1), administrator)

    assert trainer.roles.get().last_day == today
    assert AuditLine.objects.filter(deed="role.term").count() == 2


def test_who_was_ended_can_be_appointed_again_the_same_day(administrator, district):
    person = people.staff(Kind.TRAINER, district)
    person.roles.all().delete()
    today = timezone.localdate()
    role = appoint(person, Kind.TRAINER, district, today, administrator)
    dismiss(role, "填错了", administrator)

    appoint(person, Kind.TRAINER, district, today, administrator)

    assert person.roles.get().last_day is None


def test_a_role_that_ran_out_leaves_wagtail_even_when_another_still_holds(district, other_district, client):
    person = people.staff(Kind.TRAINER, district)
    Role.objects.create(user=person, kind=Kind.TRAINER, grid=other_district, first_day=timezone.localdate())
    follow_roles(person)
    both = person.groups.count()
    person.roles.filter(grid=other_district).update(
        first_day=timezone.localdate() - timedelta(days=5), last_day=timezone.localdate() - timedelta(days=1)
    )
    client.force_login(person)

    client.get("/cms/")

    assert (both, person.groups.count()) == (2, 1)


def test_the_page_of_an_auditors_role_says_that_an_end_is_needed(administrator, district, client):
    auditor = people.staff(Kind.AUDITOR, district)
    auditor.roles.update(case_number="7", last_day=timezone.localdate() + timedelta(days=9))
    client.force_login(administrator)

    page = client.get(f"/desk/roles/{auditor.roles.get().pk}/").content.decode()

    assert "纪检审计要写到哪一天为止" in page and "不写就没有期限" not in page
