"""Makes a sheet in the background, watched through a job."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from grids import scope
from ledger import jobs
from ledger.models import Job
from people.models import SlipSheet
from people.slips import sheets

ALIVE = timedelta(minutes=10)  # a job that has not been heard of for longer is not waited for


def start(sheet: SlipSheet) -> Job:
    job = Job.objects.create(kind="slips", actor=sheet.by, dedupe_key=f"slips:{sheet.pk}")
    SlipSheet.objects.filter(pk=sheet.pk).update(job=job)
    make_sheet.enqueue(job.pk, sheet.pk)
    return job


def under_way(sheet: SlipSheet) -> bool:
    job = sheet.job
    if job is None or job.state not in {Job.State.WAITING, Job.State.RUNNING}:
        return False
    return (job.heartbeat_at or job.created_at) > timezone.now() - ALIVE


@task()
def make_sheet(job_id: int, sheet_id: int) -> None:
    def work(progress: jobs.Progress) -> dict:
        return sheets.make(SlipSheet.objects.select_related("grid", "by").get(pk=sheet_id), progress)

    with scope.whole_tree("make a sheet of slips"):
        jobs.run(job_id, work)
