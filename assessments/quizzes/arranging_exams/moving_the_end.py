"""The end for all, moved while people sit: later, at once for everybody whom it would have cut short; never earlier."""

from datetime import datetime

from django.db.models import F, QuerySet
from django.db.models.functions import Least

from assessments.quizzes.exam_time.clock import GRACE, MINUTE, end_of_day_us, now_us, to_us
from assessments.quizzes.models import Attempt, Paper
from courses.rounds.models import RoundStep
from grids import scope


def cuts_short(step: RoundStep, before: datetime | None, after: datetime | None) -> bool:
    """Whether somebody who sits would lose time. Without an end all have the own minutes, so that is later than any."""
    if after is None or (before is not None and after >= before):
        return False
    with scope.whole_tree("whether anybody sits an exam for longer"):
        return _sitting(step).filter(closes_us__gt=to_us(after) + F("extra_minutes") * MINUTE).exists()


def lengthen(step: RoundStep, before: datetime, after: datetime | None) -> int:
    """Gives each who sits, and whose deadline is the end `before`, the own minutes or the end `after`, whichever is first, and on
    top what was granted; never beyond the round. Returns how many gained time.
    """
    last_us, gained = end_of_day_us(step.round.last_day), 0
    with scope.whole_tree("everybody who sits an exam whose end is moved"):
        cut_short = _sitting(step).filter(closes_us=to_us(before) + F("extra_minutes") * MINUTE)
        for paper in Paper.objects.filter(step_key=step.step_key):
            own = F("opened_us") + paper.minutes * MINUTE
            closes = Least(own, to_us(after)) if after else own
            gained += cut_short.filter(form__paper=paper).update(
                closes_us=Least(closes + F("extra_minutes") * MINUTE, last_us)
            )
    return gained


def _sitting(step: RoundStep) -> QuerySet[Attempt]:
    """Past the grace after its deadline an attempt is as good as handed in."""
    of_step = Attempt.objects.filter(enrolment__round=step.round_id, step_key=step.step_key, state=Attempt.State.OPEN)
    return of_step.filter(closes_us__gte=now_us() - GRACE)
