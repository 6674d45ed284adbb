"""The roster as a workbook that can be edited and imported again."""

from collections.abc import Iterator
from itertools import islice
from tempfile import TemporaryFile
from typing import IO

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from grids.models import Grid
from grids.places import place_names
from ledger import auditing
from ledger.sheets import Column, Workbook, checksum
from people import rules
from people.listing import people_in_sight
from people.models import Qualification, User, Worker
from people.roster.cells import EDUCATION_NAMES
from people.roster.shaping import HANDED_OUT, column

PART = 2_000  # people held at once, however many there are


def export_roster(by: User, text: str = "", grid: Grid | None = None) -> IO[bytes]:
    """The people in sight as the list shows them, in a temporary file. Phones are whole for those whose roster `by`
    keeps, and masked otherwise. Who took how much is written down. Needs the scope of `by`."""
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    book = Workbook(file)
    heads = [*map(column, HANDED_OUT), Column(_("所在网格"), 40)]
    people = people_in_sight(text, grid)
    rows = book.add("花名册", [], heads, _rows(people, rules.reach(by, rules.KEEPS_ROSTER)))
    book.close()
    top = grid or Grid.objects.get(path=rules.reach(by)[0])
    narrowed = bool(text.strip())
    auditing.record(by, "roster.export", top, path=top.path, rows=rows, searched=narrowed, sha256=checksum(file))
    return file


def _rows(people: QuerySet[Worker], keeps: tuple[str, ...]) -> Iterator[list]:
    everybody = people.iterator(chunk_size=PART)
    while part := list(islice(everybody, PART)):
        titles = _titles([worker.pk for worker in part])
        places = place_names(worker.grid for worker in part)
        for worker in part:
            yield [
                worker.number,
                worker.name,
                worker.phone if keeps and worker.grid.path.startswith(keeps) else worker.phone_masked,
                worker.category.name,
                worker.post,
                worker.grade,
                EDUCATION_NAMES.get(worker.education, ""),
                worker.joined_on,
                worker.left_on,
                worker.grid.code,
                "、".join(titles.get(worker.pk, ())),
                places[worker.grid.path],
            ]


def _titles(workers: list[int]) -> dict[int, list[str]]:
    held: dict[int, list[str]] = {}
    rows = Qualification.objects.filter(worker__in=workers).order_by("title").values_list("worker_id", "title")
    for worker, title in rows:
        held.setdefault(worker, []).append(title)
    return held
