"""Removes photographs, recordings and files of answers whose time (ANSWER_FILE_DAYS) is over; run it once a day."""

from django.core.management.base import BaseCommand

from assessments.quizzes.files.removing import due, remove_due
from grids import scope


class Command(BaseCommand):
    help = "删除过了保存期的作答照片、语音和文件，原处留一句说明。"

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="只数一数有多少个到期，不删")

    def handle(self, *args, dry_run: bool, **options):
        with scope.whole_tree("remove_answer_files"):
            if dry_run:
                self.stdout.write(f"{due().count()}")
                return
            removed = 0
            while some := remove_due():
                removed += some
            self.stdout.write(f"{removed}")
