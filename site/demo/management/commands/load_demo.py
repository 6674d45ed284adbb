"""`manage.py load_demo`: the demonstration, again without harm."""

import json
import time

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from demo import accounts, loading
from demo.summary import in_words, summary
from grids import scope


class Command(BaseCommand):
    help = "Loads the demonstration: Fuxin's divisions, invented workers, two rounds of training and what follows from them."

    def add_arguments(self, parser):
        parser.add_argument("--workers", type=int, default=12_000, help="how many invented workers (default 12,000)")
        parser.add_argument("--json", action="store_true", help="print one JSON document on standard output")

    def handle(self, *, workers, **options):
        translation.activate("zh-hans")
        self.started = time.monotonic()
        try:
            fresh = loading.load(workers, self.say)
        except loading.OtherPeopleHere as error:
            raise CommandError(str(error), returncode=1) from error
        with scope.whole_tree("load_demo"):
            figures = summary()
        if options["json"]:
            self.stdout.write(json.dumps(figures, ensure_ascii=False))
            return
        if not fresh:
            self.stdout.write(_("示例数据已经在库里，没有改动。"))
        for line in in_words(figures):
            self.stdout.write(f"  {line}")
        self.stdout.write(_("可以用这些账号登录，密码都是 %(password)s：") % {"password": accounts.PASSWORD})
        for account in accounts.ACCOUNTS:
            self.stdout.write(f"  {account.username:<14}{account.name}　{account.does}")

    def say(self, what: str) -> None:
        self.stderr.write(f"{time.monotonic() - self.started:5.1f} s  {what}")
