"""How an answer stands for one marker: what there is to do with it, and what of earlier points may be seen."""

from dataclasses import dataclass

from assessments.quizzes.marking.folding import marks_of
from assessments.quizzes.models import Judgement, Mark, OpenAnswer
from people.models import User


@dataclass(frozen=True)
class Stand:
    """`mine`: the marker's own newest judgement. `mark`: what the answer was given, only where one person marks: of two, nobody
    sees what the other gave, before or after.
    """

    settled: bool
    decided: bool  # the question was decided on for all, and no single answer is ruled on
    alone: bool  # one marker is enough
    mine: Judgement | None
    mark: Mark | None
    notes: list[dict]  # on photographs, to begin with

    @property
    def closed(self) -> bool:
        """One of two who has judged it has nothing more to say once it is settled."""
        return self.decided or (self.settled and not self.alone and self.mine is not None)

    @property
    def ruling(self) -> bool:
        return self.settled and not self.closed

    @property
    def needs_claim(self) -> bool:
        return not self.settled and self.mine is None

    @property
    def before(self) -> Mark | Judgement | None:
        """Whose points the form begins with."""
        return self.mark or self.mine


def stand_of(answer: OpenAnswer, user: User) -> Stand:
    """`answer` with attempt, form and paper."""
    mark = marks_of(answer.attempt).get(answer.slot)
    if mark and mark.run < answer.from_run:  # it was given for the answer that this one has replaced
        mark = None
    decided = mark is not None and mark.for_all
    alone = answer.attempt.form.paper.markers == 1
    counted = list(answer.judgements.exclude(kind=Judgement.Kind.LATE).order_by("pk"))
    mine = next((one for one in reversed(counted) if one.by_id == user.pk), None)
    shown = counted[-1] if alone and counted else mine
    return Stand(mark is not None, decided, alone, mine, mark if alone else None, shown.notes if shown else [])
