"""查分: within the days that the arrangement gives, a person may have the own marks looked at again; a second person answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.quizzes.arranging_exams import rules
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.arranging_exams.reasons import written
from assessments.quizzes.arranging_exams.terms import arrangement_of
from assessments.quizzes.exam_time.clock import to_datetime
from assessments.quizzes.models import Arrangement, Attempt, CheckRequest, Mark, Witness
from courses.rounds.models import RoundStep
from ledger.auditing import record
from people.models import User

LONGEST = 500


@dataclass(frozen=True)
class Checking:
    """What the result page says: the request made so far, and until when one may be made (None: not, or no longer)."""

    request: CheckRequest | None
    until: datetime | None


def checking_of(attempt: Attempt, step: RoundStep) -> Checking:
    """Of an attempt whose result its owner may see."""
    held = arrangement_of(step)
    if held is None:
        return Checking(None, None)
    made = CheckRequest.objects.filter(attempt=attempt).first()
    until = _until(attempt, held)
    return Checking(made, until if made is None and until and timezone.now() <= until else None)


@transaction.atomic
def ask(attempt: Attempt, step: RoundStep, reason: str) -> CheckRequest:
    """By the person whose sheet it is, once. `attempt` with worker and grid. Raises Refused with the reason."""
    reason = written(reason, _("写一句哪里要查，不超过 500 个字。"), LONGEST)
    locked = Attempt.objects.select_for_update(of=("self",)).get(pk=attempt.pk)
    now = checking_of(locked, step)
    if now.request:
        raise Refused(_("已经提过了，等答复。"))
    if now.until is None or locked.score is None or locked.kept_back:
        raise Refused(_("现在不能查分。有疑问找社区或培训老师。"))
    made: CheckRequest = CheckRequest.objects.create(attempt=locked, reason=reason)
    record(attempt.worker.user, "check asked", made, path=attempt.grid.path, attempt=attempt.pk)
    return made


@transaction.atomic
def answer(request: CheckRequest, upheld: bool, text: str, by: User) -> None:
    """In words that the person reads. Marks are not changed here. Raises PermissionDenied, Refused."""
    row = (
        CheckRequest.objects.select_for_update(of=("self",))
        .select_related("attempt__worker", "attempt__grid", "attempt__enrolment__round")
        .get(pk=request.pk)
    )
    if not rules.may_answer(by, row):
        raise PermissionDenied
    text = written(text, _("写一句答复，本人看得到；不超过 500 个字。"), LONGEST)
    if row.answered_at:
        raise Refused(_("已经有人答复过了。"))
    CheckRequest.objects.filter(pk=row.pk).update(
        upheld=upheld, answer=text, answered_by=by, answered_at=timezone.now()
    )
    record(by, "check answered", row, path=row.attempt.grid.path, attempt=row.attempt_id, upheld=upheld)


def _until(attempt: Attempt, held: Arrangement) -> datetime | None:
    """The given number of days after the result came out, or came out anew: released to all, marked by a person, witnessed,
    judged anew, or handed in, whichever was last.
    """
    if not held.check_days or attempt.submitted_us is None or attempt.kept_back:
        return None
    by_people = Mark.objects.filter(Q(by__isnull=False) | Q(regrade__isnull=False), attempt=attempt)
    marked = by_people.aggregate(last=Max("created_at"))["last"]
    witnessed = Witness.objects.filter(assistance__attempt=attempt).aggregate(last=Max("created_at"))["last"]
    came_out = [to_datetime(attempt.submitted_us), held.released_at, marked, witnessed]
    return max(moment for moment in came_out if moment) + timedelta(days=held.check_days)
