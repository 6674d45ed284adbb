"""Hands in every attempt whose time is up, for those who did not come back. `--every 60` does so each minute."""

import logging
from time import sleep

from django.core.management.base import BaseCommand
from django.db import connection

from assessments.quizzes import submitting
from grids import scope

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "到时未交的答卷，按已保存的答案收卷并评分。"

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, metavar="SECONDS", help="一直运行，每隔这么多秒收一次")

    def handle(self, *args, every: int | None, **options):
        if every is None:
            self.stdout.write(f"{close_all_due()}")
            return
        while True:
            try:
                close_all_due()
            except Exception:  # a locked or restarting database: the next round finds the same attempts
                logger.exception("close_due_attempts")
            connection.close()
            sleep(every)


def close_all_due() -> int:
    handed_in = 0
    with scope.whole_tree("close_due_attempts"):
        while some := submitting.close_due():
            handed_in += some
    return handed_in
