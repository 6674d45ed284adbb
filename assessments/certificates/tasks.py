"""Issuing and printing in the background, watched through a job."""

from django_tasks import task

from assessments.certificates import issuing, printing
from assessments.certificates.models import Batch
from grids import scope
from ledger import jobs
from ledger.models import Job
from people.models import User


def start(batch: Batch, by: User) -> Job:
    """The job that issues and prints the batch; the one under way when there is one."""
    job, new = jobs.anew(batch.job, f"certificates:{batch.pk}", "certificates", by)
    if new:
        Batch.objects.filter(pk=batch.pk).update(job=job)
        issue_and_print.enqueue(job.pk, batch.pk, by.pk)
    return job


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
