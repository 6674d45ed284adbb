"""Marks anew in the background, watched through a job."""

from django_tasks import task

from assessments.quizzes.models import Regrade
from assessments.quizzes.regrading import committing
from grids import scope
from ledger import jobs
from ledger.models import Job
from people.models import User


def start(regrade: Regrade, by: User) -> Job:
    """The job that marks anew; the one under way when there is one."""
    job, new = jobs.anew(regrade.job, f"regrade:{regrade.pk}", "regrade", by)
    if new:
        Regrade.objects.filter(pk=regrade.pk).update(job=job)
        mark_anew.enqueue(job.pk, regrade.pk)
    return job


@task()
def mark_anew(job_id: int, regrade_id: int) -> None:
    """Done twice it marks nothing twice."""

    def work(progress: jobs.Progress) -> dict:
        return {"changed": committing.commit(Regrade.objects.get(pk=regrade_id), progress.expect, progress.reached)}

    with scope.whole_tree("a regrade marks everybody who was asked the question"):
        jobs.run(job_id, work)
