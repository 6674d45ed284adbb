"""Hands in what is due, marks what was handed in, and counts results that have come out. `--every 1` goes on doing so; `scripts/serve.sh` keeps it running."""

import logging
from time import sleep

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection

from assessments.quizzes.arranging_exams.releasing import report_released
from assessments.quizzes.marking.by_key import AT_ONCE, mark, mark_handed_in
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting.submitting import hand_in_due
from grids import scope

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "收回到时未交的答卷，给交来的答卷评分，把公布的成绩计入。"

    def add_arguments(self, parser):
        parser.add_argument("--every", type=float, metavar="SECONDS", help="一直运行，没有可做的就歇这么多秒")

    def handle(self, *args, every: float | None, **options):
        if every is None:
            self.stdout.write(f"{mark_all()}")
            return
        while True:
            try:
                mark_all()
                empty_the_log()
            except Exception:  # a locked or restarting database: the next turn finds the same attempts
                logger.exception("mark_attempts")
                connection.close()
            sleep(every)


def mark_all() -> int:
    """Until nothing is left. Returns how many attempts were marked."""
    marked = 0
    with scope.whole_tree("mark_attempts"):
        while hand_in_due():
            pass
        while some := _mark_some():
            marked += some
        report_released()
    return marked


def empty_the_log() -> int:
    """Copies what SQLite has logged into its file, beside those who go on writing: none of them has to do it. Returns how many
    pages of the log are not copied yet; on PostgreSQL there is nothing to do.
    """
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
        _busy, logged, copied = cursor.fetchone()
        return logged - copied


def _mark_some() -> int:
    """One that cannot be marked holds up no others: then each of the oldest is marked by itself."""
    try:
        return mark_handed_in()
    except DatabaseError:
        raise
    except Exception as error:
        logger.error("attempts are marked one by one: %s", error)
    oldest = Attempt.objects.filter(state=Attempt.State.SUBMITTED, marked_us=None).order_by("submitted_us")
    return sum(_mark_one(attempt) for attempt in oldest.only("pk")[:AT_ONCE])


def _mark_one(attempt: Attempt) -> bool:
    try:
        mark([attempt])
    except DatabaseError:
        raise
    except Exception:
        logger.exception("attempt %s cannot be marked", attempt.pk)
        return False
    return True
