"""What an invigilator should look at. Each is a condition on somebody's newest attempt, `sat`, and the word the board says.

Another trouble is one entry of `TROUBLES`; only what is recorded can be one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.exam_time.clock import MINUTE
from assessments.quizzes.late.queue import troubled_attempts
from assessments.quizzes.models import Attempt
from courses.rounds.models import RoundStep

SILENCE = 2 * MINUTE  # microseconds in which a phone should have saved something


@dataclass(frozen=True)
class Trouble:
    name: str
    words: Promise
    when: Callable[[RoundStep, int], Q]  # of an exam, now in microseconds
    look: str = "wait"  # "bad" for what nobody but the operator can mend; somebody who thinks is silent, too


def _silent(step: RoundStep, now: int) -> Q:
    """Open, and nothing has come from the phone for a while: no network, or nobody there."""
    never = Q(sat__saved_us=None, sat__opened_us__lt=now - SILENCE)
    return Q(sat__state=Attempt.State.OPEN, sat__closes_us__gte=now) & (Q(sat__saved_us__lt=now - SILENCE) | never)


def _overdue(step: RoundStep, now: int) -> Q:
    """Whoever's time is up is handed in within seconds, unless what does it has stopped."""
    return Q(sat__state=Attempt.State.OPEN, sat__closes_us__lt=now - SILENCE)


def _late(step: RoundStep, now: int) -> Q:
    return Q(sat__in=troubled_attempts(step))


TROUBLES = (
    Trouble("silent", _("两分钟没有保存"), _silent),
    Trouble("overdue", _("到时还没有收卷"), _overdue, "bad"),
    Trouble("late", _("有迟到的答卷"), _late),
)
