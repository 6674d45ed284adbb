"""Gives the worker of the tour earlier years: service elsewhere, a leave, and a line of an old book that waits."""

import tempfile
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from demo.roster import HEROINE
from grids.models import Grid
from ledger.sheets import Workbook
from people.history.taking_leave import take_leave
from people.history.transferring import transfer
from people.models import Leave, User, Worker
from people.past import columns
from people.past.importing import import_history

AWAY, BACK = date(2021, 9, 1), date(2023, 3, 1)


def remember(officer: User) -> None:
    """Everything lies before the first round, and the person ends where the roster has her."""
    worker = Worker.objects.select_related("grid").get(number=HEROINE)
    home = worker.grid
    # Not her own parent either: a community is no grid to work as an estate.
    next_door = Grid.objects.filter(path__startswith=home.path[:-4], kind=home.kind).exclude(pk=home.pk)
    transfer(worker, next_door.order_by("path")[0], AWAY, officer, reason=_("片区调整（示例）"))
    transfer(worker, home, BACK, officer, reason=_("原网格缺人，调回（示例）"))
    take_leave(worker, Leave.Kind.SICK, date(2024, 5, 6), date(2024, 5, 17), officer, note=_("示例"))
    _enter_old_book(officer)


def _enter_old_book(officer: User) -> None:
    line = [
        HEROINE,
        "王秀兰",
        "轮训",
        2020,
        "网格员岗前轮训（示例）",
        "示例2020-0117",
        "合格",
        "2020年培训台账第3页（示例）",
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.xlsx"
        with path.open("wb") as file:
            book = Workbook(file)
            book.add("历史记录", [], list(columns.ALL), [line])
            book.close()
        report = import_history(path, officer)
    if report.errors:
        raise ValueError(report.errors[:3])
