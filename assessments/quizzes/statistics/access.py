"""The door of the statistics pages, and of the check of answer sheets that are alike."""

from collections.abc import Callable, Collection
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from assessments.quizzes.rooms.rules import sits_too
from courses.catalogue.models import EXAM
from courses.rounds.models import Round, RoundStep
from courses.rounds.queries import rounds_read_by
from grids import scope
from ledger.auditing import record
from people.models import User
from people.rules import AUDIT, READS_TRAINING, compares_sheets, reach, reads_training


def for_readers(view: Callable) -> Callable:
    """Signed in, with a role that trains or audits. In the scope of these roles alone."""
    return _guarded(view, reads_training, READS_TRAINING)


def for_auditors(view: Callable) -> Callable:
    """Signed in, as an auditor. In the scope of this role alone."""
    return _guarded(view, compares_sheets, AUDIT)


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


def _guarded(view: Callable, allowed: Callable[[User], bool], kinds: Collection[str]) -> Callable:
    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, *args, **kwargs):
        if not allowed(request.user):
            raise PermissionDenied
        with scope.within(*reach(request.user, kinds)):
            return view(request, *args, **kwargs)

    return guarded
