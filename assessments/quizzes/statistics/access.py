"""The door of the statistics pages, and of the check of answer sheets that are alike."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from assessments.quizzes.access import for_readers
from assessments.quizzes.rules import sits_too
from courses.catalogue.models import EXAM
from courses.rounds.models import Round, RoundStep
from courses.rounds.queries import rounds_read_by
from ledger.auditing import record
from people.access import only_in_reach
from people.models import User
from people.rules import AUDIT, compares_sheets, reads_training

__all__ = ["for_auditors", "for_readers", "note_look", "round_in_reach", "step_in_reach"]

for_auditors = only_in_reach(compares_sheets, AUDIT)


def round_in_reach(user: User, pk: int, allowed: Callable[[User, str], bool] = reads_training) -> Round:
    """A round that has opened, of a node the role reaches. Whoever is to pass it oneself is refused: the page names keys."""
    found = get_object_or_404(rounds_read_by(user).exclude(opened_at=None), pk=pk)
    if not allowed(user, found.grid.path) or sits_too(user, found):
        raise PermissionDenied
    return found


def step_in_reach(user: User, pk: int, order: int, allowed: Callable[[User, str], bool] = reads_training) -> RoundStep:
    round_ = round_in_reach(user, pk, allowed)
    step = get_object_or_404(round_.steps.select_related("page"), order=order, kind="quiz")
    step.round = round_
    return step


def note_look(user: User, step: RoundStep) -> None:
    """A look at the questions of an exam that others may still have to sit is written down."""
    if step.character == EXAM:
        record(user, "exam paper seen", step, path=step.round.grid.path)
