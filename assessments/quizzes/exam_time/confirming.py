"""An operator confirms the time: exams go by the wall clock as it stands now."""

from time import sleep

from django.db import connection, transaction

from assessments.quizzes.exam_time import anchoring, clock
from assessments.quizzes.exam_time.anchoring import Anchor
from assessments.quizzes.models import Attempt
from grids import scope
from grids.models import Grid
from ledger.auditing import SYSTEM, record

UNTIL_SEEN = 1.1  # seconds: every process looks once in one


class StillSitting(ValueError):
    """Papers are open, and their time must not jump. `args[0]` is how many."""


def confirm_time() -> Anchor:
    """Takes a new anchor from the wall clock and returns it. Raises StillSitting while a paper is open, unless the time is
    doubtful since the machine was started: then deadlines were set by a right clock, and this one has to catch up with them.

    Nobody starts an exam meanwhile: the table is held until every process has seen the new anchor.
    """
    before = clock.look()
    with transaction.atomic(), scope.whole_tree("the clock is one for all exams"):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE quizzes_attempt IN SHARE ROW EXCLUSIVE MODE")
        sitting = Attempt.objects.filter(state=Attempt.State.OPEN).count()
        if sitting and not before.doubtful:
            raise StillSitting(sitting)
        after = anchoring.confirm()
        sleep(UNTIL_SEEN)
        clock.look()
        if root := Grid.objects.filter(depth=1).first():
            moved = after.at_us - before.at_us
            record(SYSTEM, "exam clock confirmed", root, path=root.path, doubtful=before.doubtful, moved_us=moved)
    return after
