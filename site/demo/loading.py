"""Loads the demonstration: all of it or nothing, once, and only into a database of its own."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from demo import accounts, appraising, certifying, courses, paying, remembering, roster, rounds, tree
from grids import scope
from grids.models import Grid
from ledger import auditing
from ledger.models import AuditLine
from people.models import User
from people.roster.importing import import_roster

LOADED = "demonstration loaded"


class OtherPeopleHere(RuntimeError):
    """The database holds accounts that are not the demonstration's."""


def load(workers: int, say: Callable[[str], None]) -> bool:
    """Loads the demonstration with `workers` people. Returns False when it is there already. Raises OtherPeopleHere."""
    with scope.whole_tree("load_demo"):
        if AuditLine.objects.filter(deed=LOADED).exists():
            return False
        if User.objects.filter(is_demo=False).exists():
            raise OtherPeopleHere(_("这个数据库里已有真实账号，示例数据不装进来。请换一个空库。"))
        with transaction.atomic():
            _load(workers, say)
    return True


def _load(workers: int, say: Callable[[str], None]) -> None:
    say(_("区划与网格"))
    tree.plant()
    say(_("名册"))
    people = accounts.open_staff()
    _enrol_people(workers, people["admin"])
    accounts.open_workers()
    remembering.remember(people["officer"])
    district = Grid.objects.get(code=accounts.DISTRICT)
    say(_("课程与题库"))
    first_courses, second_courses = courses.write(district, people["trainer"], people["reviewer"])
    say(_("两轮培训"))
    first, _second = rounds.run(district, first_courses, second_courses, people["reviewer"])
    say(_("考核"))
    cycle = appraising.appraise(district, first, people["officer"], people["approver"])
    say(_("薪酬建议"))
    paying.pay(district, cycle, first, people["officer"], people["approver"])
    say(_("证书"))
    certifying.certify(first, cycle, people["officer"], people["approver"])
    auditing.record(auditing.SYSTEM, LOADED, district)


def _enrol_people(workers: int, by: User) -> None:
    """Writes the workbook and imports it the way an office would."""
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "roster.xlsx"
        roster.write_workbook(workbook, workers)
        report = import_roster(workbook, by)
    if report.errors:
        raise ValueError(report.errors[:3])
