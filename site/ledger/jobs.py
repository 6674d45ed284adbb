"""Runs long work as a job that can be watched. The work itself commits in small steps and may be run again."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from ledger.models import Job

ALIVE = timedelta(minutes=10)  # what has not been heard of for longer may be started again

log = logging.getLogger(__name__)


class Progress:
    """What a piece of long work reports to: `total` things, of which `done` are finished."""

    def __init__(self, job: Job):
        self.job = job

    def expect(self, total: int) -> None:
        self._write(total=total)

    def reached(self, done: int, message: str = "") -> None:
        self._write(done=done, message=message)

    def _write(self, **values) -> None:
        Job.objects.filter(pk=self.job.pk).update(heartbeat_at=timezone.now(), **values)


def anew(before: Job | None, name: str, kind: str, by) -> tuple[Job, bool]:
    """The job after `before` that does again what is called `name`, and whether it still has to be set going: not when one
    is under way. Two clicks at once find the same predecessor, hence the same key: one of them starts the work.
    """
    if before and under_way(before):
        return before, False
    key = f"{name}:after:{before.pk if before else 0}"
    return Job.objects.get_or_create(dedupe_key=key, defaults={"kind": kind, "actor": by})


def under_way(job: Job | None) -> bool:
    """Whether it waits or runs, and is not silent for ten minutes."""
    if job is None or job.state not in {Job.State.WAITING, Job.State.RUNNING}:
        return False
    return (job.heartbeat_at or job.created_at) > timezone.now() - ALIVE


def how_far(job: Job | None) -> dict[str, Any]:
    """What a page that watches asks for: {"working", "done", "total"}."""
    return {"working": under_way(job), "done": job.done if job else 0, "total": job.total if job else 0}


def run(job_id: int, work: Callable[[Progress], dict]) -> None:
    """Does `work` under the job's name. An error leaves the job FAILED with a message and is raised again."""
    job = Job.objects.get(pk=job_id)
    now = timezone.now()
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, heartbeat_at=now)
    try:
        result = work(Progress(job))
    except Exception as error:
        Job.objects.filter(pk=job.pk).update(
            state=Job.State.FAILED, message=str(error)[:500], finished_at=timezone.now()
        )
        log.exception("job %s %s failed", job.kind, job.pk)
        raise
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, result=result, finished_at=timezone.now())
