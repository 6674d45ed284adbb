"""Opening balances: entered with a source, approved by a second person."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.pay.models import Standing
from assessments.pay.standings import Entry, approve_many, enter_many
from people.models import Role, User
from tests.factories import people


def entry(worker, **values) -> Entry:
    known = {"since": date(2026, 1, 1), "post": "工作人员", "grade": 3, "service_years": 6, "basis": "示例台账"}
    return Entry(worker=worker.pk, **(known | values))


@pytest.mark.database
def test_a_standing_waits_for_a_second_person(district, worker, officer, approver):
    [standing] = enter_many(district, [entry(worker)], officer)
    assert Standing.objects.filter(approval=None).exists()

    assert approve_many(district, [standing], approver) == 1
    assert approve_many(district, [standing], approver) == 0


def test_who_entered_may_not_approve(district, worker, officer):
    entered = enter_many(district, [entry(worker)], officer)
    Role.objects.create(user=officer, kind=Role.Kind.HR_APPROVER, grid=district, first_day="2024-01-01")

    with pytest.raises(PermissionDenied, match="不能是同一人"):
        approve_many(district, entered, User.objects.get(pk=officer.pk))


def test_the_same_entry_twice_adds_nothing_and_a_correction_adds_a_row(district, worker, officer):
    enter_many(district, [entry(worker)], officer)

    assert enter_many(district, [entry(worker)], officer) == []
    assert len(enter_many(district, [entry(worker, grade=4)], officer)) == 1
    assert len(enter_many(district, [entry(worker)], officer)) == 1


def test_a_standing_without_a_source_is_refused(district, worker, officer):
    with pytest.raises(ValidationError, match="依据"):
        enter_many(district, [entry(worker, basis=" ")], officer)


def test_another_districts_worker_is_refused(district, other_district, officer, everything):
    stranger = people.worker(other_district)

    with pytest.raises(ValidationError, match="1 人不在清河门区"):
        enter_many(district, [entry(stranger)], officer)
