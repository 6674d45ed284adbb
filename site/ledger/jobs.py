"""Runs long work as a job that can be watched. The work itself commits in small steps and may be run again."""

import logging
from collections.abc import Callable

from django.utils import timezone

from ledger.models import Job

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
