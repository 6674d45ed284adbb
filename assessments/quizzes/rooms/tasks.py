"""Sets the answer sheets of a room in the background, watched through a job: a page a seat is too long for a request."""

from django.core.exceptions import PermissionDenied
from django_tasks import task

from assessments.quizzes.models import Room
from assessments.quizzes.rooms import rules
from assessments.quizzes.rules import sits_too
from grids import scope
from ledger import jobs
from ledger.models import Job
from people.models import User

KIND = "answer sheets"


def start(room: Room, by: User) -> Job:
    """The job that sets the sheets anew; the one under way when there is one. Raises PermissionDenied."""
    if not rules.may_run(by, room.grid.path) or sits_too(by, room.step.round):
        raise PermissionDenied
    job, new = jobs.anew(latest(room), _name(room), KIND, by)
    if new:
        set_sheets.enqueue(job.pk, room.pk)
    return job


def latest(room: Room) -> Job | None:
    return Job.objects.filter(kind=KIND, dedupe_key__startswith=f"{_name(room)}:").order_by("-pk").first()


@task()
def set_sheets(job_id: int, room_id: int) -> None:
    from assessments.quizzes.rooms import printing  # WeasyPrint takes a second to load

    def work(progress: jobs.Progress) -> dict:
        room = Room.objects.select_related("step__round", "grid").get(pk=room_id)
        return {"pages": printing.set_sheets(room, progress)}

    with scope.whole_tree("set the answer sheets of a room"):
        jobs.run(job_id, work)


def _name(room: Room) -> str:
    return f"{KIND}:{room.pk}"
