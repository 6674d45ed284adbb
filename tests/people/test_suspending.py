"""Barring from exams is a dated record with an author."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from people.models import Suspension
from people.signals import worker_suspended
from people.suspending import in_force, resume, suspend
from tests.factories import people


@pytest.fixture
def heard():
    workers = []

    def listen(worker, **kwargs):
        workers.append(worker)

    worker_suspended.connect(listen)
    yield workers
    worker_suspended.disconnect(listen)


def test_others_hear_of_it_once(worker, officer, heard):
    suspend(worker, "替别人答题", officer)
    suspend(worker, "再说一次", officer)

    assert heard == [worker]
    assert in_force(worker).reason == "替别人答题"


def test_it_ends_and_may_begin_anew(worker, officer):
    suspend(worker, "替别人答题", officer)
    resume(worker, officer)
    suspend(worker, "又一次", officer)

    assert Suspension.objects.count() == 2
    assert in_force(worker).reason == "又一次"


@pytest.mark.parametrize("reason", ["", "  ", "长" * 201])
def test_a_reason_is_needed(worker, officer, reason):
    with pytest.raises(ValidationError):
        suspend(worker, reason, officer)


def test_a_trainer_and_somebody_of_another_district_may_not(worker, trainer, other_district):
    for person in [trainer, people.staff("hr_officer", other_district)]:
        with pytest.raises(PermissionDenied):
            suspend(worker, "看看", person)
