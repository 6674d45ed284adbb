"""Rosters of 12,000 and 120,000 people: preview and import, each size in a process of its own, beside a plain bulk_create.

`python -m tests.bench.roster ROWS FOLDER` measures one size in the database that DATA_DIR names, and prints JSON.
"""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench.rows import Row

SIZES = {12_000: 5.0, 120_000: 60.0}  # seconds allowed for preview and import together
MOST_MEMORY = 300  # MB in the child that parses
PLACES = 1_000
HEADINGS = ["工号", "姓名", "手机号", "用工类别", "岗位", "薪级", "学历", "到岗日期", "网格代码", "资格证书"]


def roster() -> Row:
    found = {rows: _in_a_process_of_its_own(rows) for rows in SIZES}
    held = all(
        run["preview"] + run["import"] < SIZES[rows] and run["child_mb"] <= MOST_MEMORY for rows, run in found.items()
    )
    figures = [
        f"{rows}: {run['preview']:.1f} + {run['import']:.1f} s, {run['parent_mb']} MB, child {run['child_mb']} MB"
        for rows, run in found.items()
    ]
    beside = [f"{rows}: {run['plain']:.1f} s plain bulk_create" for rows, run in found.items()]
    return Row("roster", "5 s and 60 s, child 300 MB", "; ".join(figures), "; ".join(beside), held)


def _in_a_process_of_its_own(rows: int) -> dict:
    with TemporaryDirectory(prefix="gridschool-roster-") as folder:
        run = subprocess.run(  # noqa: S603  this very file
            [sys.executable, "-m", "tests.bench.roster", str(rows), folder],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
    return json.loads(run.stdout)


def measure(rows: int, folder: str) -> dict:
    """Seconds of preview, import and plain bulk_create; the most memory this process and the child have taken, in MB."""
    from ledger.auditing import SYSTEM
    from people.roster.importing import import_roster

    prefix = f"B{rows // 1000}"
    file = _workbook(Path(folder) / "roster.xlsx", prefix, rows)
    start = perf_counter()
    preview = import_roster(file, SYSTEM, dry_run=True)
    seen = perf_counter()
    done = import_roster(file, SYSTEM, seen=preview.fingerprint)
    end = perf_counter()
    assert (done.created, done.errors) == (rows, []), "the roster did not come in whole"
    unit = 2**20 if sys.platform == "darwin" else 2**10
    memory = {
        "parent_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit,
        "child_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // unit,
    }
    return {"preview": seen - start, "import": end - seen, "plain": _plainly(f"P{rows // 1000}", rows)} | memory


def _workbook(path: Path, prefix: str, rows: int) -> Path:
    from ledger.sheets import Workbook

    with path.open("wb") as file:
        book = Workbook(file)
        book.add("花名册", [], HEADINGS, (_line(prefix, number) for number in range(rows)))
        book.close()
    return path


def _line(prefix: str, number: int) -> list:
    place = _place(number % PLACES)
    return [
        f"{prefix}{number:06}", f"王秀兰{number % 5_000}", f"139{number:08}", "专职网格员(直聘)", "工作人员", 3, "大专",
        "2023-05-01", place, "助理社会工作师" if number % 8 == 0 else "",
    ]  # fmt: skip


def _place(number: int) -> str:
    return f"{'999901001001'}{number:03}"


def _grow_the_tree() -> None:
    from grids.growing import add_grids
    from grids.models import Grid

    if not Grid.objects.filter(code="9999").exists():
        Grid.add_root(name="示例市", code="9999", kind="city", level=0)
        add_grids(
            [
                ("9999", "999901", "示例区", "district"),
                ("999901", "999901001", "示例街道", "street"),
                ("999901001", "999901001001", "示例社区", "community"),
                *(("999901001001", _place(number), f"{number} 号格", "estate") for number in range(PLACES)),
            ]
        )


def _plainly(prefix: str, rows: int) -> float:
    """The same accounts, workers and assignments without reading, checking or comparing anything."""
    from datetime import date

    from django.db import transaction

    from grids.models import Grid
    from people.models import Assignment, EmploymentCategory, User, Worker

    grids = {grid.code: grid for grid in Grid.objects.all()}
    category = EmploymentCategory.objects.get(name="专职网格员(直聘)")
    start = perf_counter()
    with transaction.atomic():
        for first in range(0, rows, 2_000):
            lines = [_line(prefix, number) for number in range(first, min(first + 2_000, rows))]
            users = User.objects.bulk_create(
                User(username=line[0], name=line[1], phone=line[2], password="!") for line in lines
            )
            workers = Worker.objects.bulk_create(
                Worker(
                    number=line[0], name=line[1], phone=line[2], category=category, post=line[4], grade=line[5],
                    education="college", joined_on=date(2023, 5, 1), grid=grids[line[8]], county_code="999901", user=user,
                )
                for line, user in zip(lines, users, strict=True)
            )  # fmt: skip
            Assignment.objects.bulk_create(
                Assignment(worker=worker, grid=worker.grid, first_day=worker.joined_on) for worker in workers
            )
    return perf_counter() - start


if __name__ == "__main__":
    import django

    django.setup()
    from grids import scope

    with scope.whole_tree("bench"):
        _grow_the_tree()
        print(json.dumps(measure(int(sys.argv[1]), sys.argv[2])))  # noqa: T201
