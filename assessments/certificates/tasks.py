"""Issuing and printing in the background, watched through a job."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from assessments.certificates import issuing, printing
from assessments.certificates.models import Batch
from grids import scope
from ledger import jobs
from ledger.models import Job
from people.models import User

ALIVE = timedelta(minutes=10)  # a job that has not been heard of for longer may be started again


def start(batch: Batch, by: User) -> Job:
    """The job that issues and prints the batch; the one under way when there is one."""
    if batch.job and under_way(batch.job):
        return batch.job
    # Two clicks at once find the same predecessor, hence the same key: one of them starts the work.
    job, new = Job.objects.get_or_create(
        dedupe_key=f"certificates:{batch.pk}:after:{batch.job_id or 0}", defaults={"kind": "certificates", "actor": by}
    )
    if new:
        Batch.objects.filter(pk=batch.pk).update(job=job)
        issue_and_print.enqueue(job.pk, batch.pk, by.pk)
    return job


def under_way(job: Job) -> bool:
    heard_of = job.heartbeat_at or job.created_at
    return job.state in {Job.State.WAITING, Job.State.RUNNING} and heard_of > timezone.now() - ALIVE


@task()
def issue_and_print(job_id: int, batch_id: int, user_id: int) -> None:
    """Done twice it issues nothing twice, and prints the same document."""

    def work(progress: jobs.Progress) -> dict:
        batch = Batch.objects.get(pk=batch_id)
        issued = issuing.issue(batch, User.objects.get(pk=user_id))
        batch.refresh_from_db()
        return {"issued": issued, "pages": printing.print_batch(batch, progress)}

    with scope.whole_tree("issue and print a batch of certificates"):
        jobs.run(job_id, work)
