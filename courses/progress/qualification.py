"""The rule that says where a learner stands in a round, and since when he or she is qualified.

In words: somebody is qualified (合格) when the credit reaches what the round requires and the final exam is passed;
a round without an exam asks for the credit alone. An exam sat but not passed means a resit (待补考) while the round is
open, and failed (不合格) once it is closed. When passing the exam is all that is missing, the exam is due (待考).
Whoever has finished something is learning (学习中), everybody else is waiting (待学).
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from courses.rounds.models import Enrolment

State = Enrolment.State
SET_BY_HAND = {State.EXEMPT, State.DEFERRED}


@dataclass
class Standing:
    """What the ledgers say of one enrolment. Credit in hours, scores in percent of the paper's maximum."""

    required: Decimal
    has_exam: bool
    exam_worth: Decimal  # credit hours the exam itself gives when passed
    closed: bool
    begun: bool = False
    credit: Decimal = Decimal(0)
    earned: list[tuple[date, Decimal]] = field(default_factory=list)  # the credit again, by the day it was earned
    exam_scores: list[Decimal] = field(default_factory=list)
    exam_passed_on: date | None = None

    @property
    def exam_score(self) -> Decimal | None:
        return max(self.exam_scores, default=None)


def state_of(standing: Standing) -> State:
    exam_open = standing.has_exam and not standing.exam_passed_on
    if standing.credit >= standing.required and not exam_open:
        return State.QUALIFIED
    if exam_open and standing.exam_scores:
        return State.FAILED if standing.closed else State.RESIT
    if exam_open and standing.credit + standing.exam_worth >= standing.required:
        return State.EXAM_DUE
    return State.LEARNING if standing.begun else State.WAITING


def qualified_on(standing: Standing) -> date | None:
    """The day on which the last missing piece came: enough credit, or the passed exam. None when not qualified."""
    if state_of(standing) != State.QUALIFIED:
        return None
    days = [standing.exam_passed_on] if standing.exam_passed_on else []
    total = Decimal(0)
    for day, amount in sorted(standing.earned):
        total += amount
        if total >= standing.required:
            days.append(day)
            break
    return max(days, default=None)
