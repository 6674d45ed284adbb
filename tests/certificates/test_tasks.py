"""The job that issues and prints."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.certificates import tasks
from assessments.certificates.models import Batch, Certificate
from ledger.models import Job
from tests.factories import certificates


@pytest.fixture
def approved(worker, training, officer, approver):
    certificates.qualified(training, worker)
    return certificates.approved_batch(training, officer, approver)


def running_since(minutes: int, batch: Batch) -> Job:
    heard_of = timezone.now() - timedelta(minutes=minutes)
    batch.job = Job.objects.create(kind="certificates", state=Job.State.RUNNING, heartbeat_at=heard_of)
    batch.save()
    return batch.job


def test_a_job_under_way_is_not_started_again(approved, officer):
    job = running_since(1, approved)

    assert tasks.start(approved, officer) == job
    assert not Certificate.objects.exists()


def test_a_job_that_fell_silent_is_started_again(approved, officer):
    silent = running_since(11, approved)

    job = tasks.start(approved, officer)

    job.refresh_from_db()
    assert job != silent
    assert (job.state, job.result) == (Job.State.DONE, {"issued": 1, "pages": 1})


@pytest.mark.database
def test_two_clicks_at_once_start_one_job(approved, officer):
    same_page_twice = [Batch.objects.get(pk=approved.pk) for _ in range(2)]

    first, second = [tasks.start(batch, officer) for batch in same_page_twice]

    assert first == second
    assert Certificate.objects.count() == 1
