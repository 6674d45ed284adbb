"""Somebody else than who entered a line confirms or refuses it, once."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ledger.models import AuditLine
from people.models import PastRecord, PastVerdict, Role
from people.past.confirming import confirm, refuse
from people.past.reading import past_of, standing, waiting
from tests.factories import grids, people

pytestmark = pytest.mark.usefixtures("everything")


def entered(worker, by, title="2023 年第一轮"):
    return PastRecord.objects.create(
        source_key=f"past:{worker.pk}:{title}",
        worker=worker,
        kind="round",
        year=2023,
        title=title,
        source="培训台账第 3 册",
        entered_by=by,
    )


def test_an_approver_confirms_what_an_officer_entered(worker, officer, approver, district):
    record = entered(worker, officer)

    assert confirm([record.pk], approver) == 1

    assert PastVerdict.objects.get().by == approver
    assert not waiting([district.path]).exists()
    assert AuditLine.objects.get(deed="past.confirm").path == worker.grid.path


def test_a_refused_line_stays_readable_and_is_not_shown_to_the_worker(worker, officer, approver):
    right, wrong = entered(worker, officer), entered(worker, officer, "2022 年第一轮")

    refuse([wrong.pk], "台账上没有这个人", approver)

    assert set(past_of(worker)) == {right, wrong}
    assert standing(worker) == [right]


@pytest.mark.parametrize("reason", ["", "  ", "长" * 201])
def test_a_refusal_needs_a_reason(worker, officer, approver, reason):
    with pytest.raises(ValidationError):
        refuse([entered(worker, officer).pk], reason, approver)


def test_nobody_confirms_what_they_entered_or_what_is_about_them(worker, officer, approver, district):
    Role.objects.create(user=officer, kind=Role.Kind.HR_APPROVER, grid=district, first_day="2024-01-01")
    own = entered(worker, officer)
    about = entered(people.worker(grids.building(district), name="李二"), officer, "2021 年第一轮")
    about.worker.user.roles.create(kind=Role.Kind.HR_APPROVER, grid=district, first_day="2024-01-01")

    for record, person in [(own, officer), (about, about.worker.user)]:
        with pytest.raises(ValidationError, match="别人核验"):
            confirm([record.pk], person)

    assert not PastVerdict.objects.exists()


def test_nothing_of_another_district_and_nothing_twice(worker, officer, approver, other_district):
    record = entered(worker, officer)
    elsewhere = people.staff(Role.Kind.HR_APPROVER, other_district)

    with pytest.raises(ValidationError, match="先选"):
        confirm([record.pk], elsewhere)
    confirm([record.pk], approver)
    with pytest.raises(ValidationError, match="先选"):
        refuse([record.pk], "看错了", approver)

    assert PastVerdict.objects.get().confirmed


@pytest.mark.database
def test_the_database_keeps_one_verdict_a_record_and_a_reason_with_each_refusal(worker, officer, approver):
    record = entered(worker, officer)

    with pytest.raises(IntegrityError), transaction.atomic():
        PastVerdict.objects.create(source_key="a", record=record, confirmed=False, by=approver)
    PastVerdict.objects.create(source_key="a", record=record, confirmed=True, by=approver)
    with pytest.raises(IntegrityError), transaction.atomic():
        PastVerdict.objects.create(source_key="b", record=record, confirmed=True, by=approver)


@pytest.mark.database
def test_confirming_on_both_databases(worker, officer, approver):
    records = [entered(worker, officer, f"{year} 年第一轮") for year in (2021, 2022, 2023)]

    assert confirm([record.pk for record in records], approver) == 3
