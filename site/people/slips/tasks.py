"""Makes a sheet in the background, watched through a job."""

from django_tasks import task

from grids import scope
from ledger import jobs
from ledger.models import Job
from people.models import SlipSheet
from people.slips import sheets


def start(sheet: SlipSheet) -> Job:
    job = Job.objects.create(kind="slips", actor=sheet.by, dedupe_key=f"slips:{sheet.pk}")
    SlipSheet.objects.filter(pk=sheet.pk).update(job=job)
    make_sheet.enqueue(job.pk, sheet.pk)
    return job


@task()
def make_sheet(job_id: int, sheet_id: int) -> None:
    def work(progress: jobs.Progress) -> dict:
        return sheets.make(SlipSheet.objects.select_related("grid", "by").get(pk=sheet_id), progress)

    with scope.whole_tree("make a sheet of slips"):
        jobs.run(job_id, work)
