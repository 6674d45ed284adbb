"""Marks anew in the background, watched through a job."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from assessments.quizzes.models import Regrade
from assessments.quizzes.regrading import committing
from grids import scope
from ledger import jobs
from ledger.models import Job
from people.models import User

ALIVE = timedelta(minutes=10)  # a job that has not been heard of for longer may be started again


def start(regrade: Regrade, by: User) -> Job:
    """The job that marks anew; the one under way when there is one."""
    if regrade.job and under_way(regrade.job):
        return regrade.job
    # Two clicks at once find the same predecessor, hence the same key: one of them starts the work.
    job, new = Job.objects.get_or_create(
        dedupe_key=f"regrade:{regrade.pk}:after:{regrade.job_id or 0}", defaults={"kind": "regrade", "actor": by}
    )
    if new:
        Regrade.objects.filter(pk=regrade.pk).update(job=job)
        mark_anew.enqueue(job.pk, regrade.pk)
    return job


def under_way(job: Job) -> bool:
    heard_of = job.heartbeat_at or job.created_at
    return job.state in {Job.State.WAITING, Job.State.RUNNING} and heard_of > timezone.now() - ALIVE


@task()
def mark_anew(job_id: int, regrade_id: int) -> None:
    """Done twice it marks nothing twice."""

    def work(progress: jobs.Progress) -> dict:
        return {"changed": committing.commit(Regrade.objects.get(pk=regrade_id), progress.expect, progress.reached)}

    with scope.whole_tree("a regrade marks everybody who was asked the question"):
        jobs.run(job_id, work)
