"""5,000 questions in each format: read, checked and stored in a bank that holds none of them, beside reading alone."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench.rows import Row

MANY, MOST_SECONDS = 5_000, 10.0


def import_items() -> Row:
    from assessments.bank.exchange.formats import FORMATS
    from grids import scope
    from grids.models import Grid

    seconds, beside = {}, {}
    with TemporaryDirectory(prefix="gridschool-items-") as folder, scope.whole_tree("bench"):
        for number, (key, form) in enumerate(FORMATS.items()):
            grid = Grid.add_root(name=f"示例 {number}", code=f"98{number:02}", kind="city", level=0)
            file = Path(folder) / f"items{form.extensions[0]}"
            file.write_bytes(form.write(_wordings(form)))
            seconds[key], beside[key] = _measured(file, form, grid)
    figure = ", ".join(f"{key} {taken:.1f} s" for key, taken in seconds.items())
    yardstick = ", ".join(f"{key} {taken:.1f} s" for key, taken in beside.items())
    held = max(seconds.values()) <= MOST_SECONDS
    return Row(
        "import_items", f"{MANY} questions in {MOST_SECONDS:.0f} s each", figure, f"parser alone {yardstick}", held
    )


def _wordings(form) -> list:
    """Questions of all the kinds that the format carries, one after another."""
    from tests.bank.exchange.samples import SAMPLES

    kinds = [replace(sample, code="", title="") for sample in SAMPLES if form.carries(sample)]
    return [replace(kinds[n % len(kinds)], stem=f"第 {n} 题：{kinds[n % len(kinds)].stem}") for n in range(MANY)]


def _measured(file: Path, form, grid) -> tuple[float, float]:
    """Seconds of the whole import, and of the parser without a process of its own, checks and a database."""
    from assessments.bank.importing import import_file
    from ledger.auditing import SYSTEM

    start = perf_counter()
    form.read(file.read_bytes())
    read = perf_counter()
    done = import_file(file, form, grid, SYSTEM)
    assert (done.stored.created, done.faults) == (MANY, []), f"{form.key} did not come in whole: {done.faults[:3]}"
    return perf_counter() - read, read - start
