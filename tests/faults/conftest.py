"""A program with a database of its own for each run of faults; PostgreSQL where its programs are installed."""

import os
import shutil
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings

from tests.faults.servers import Nursery

FIGURES = "figures"


@pytest.fixture(scope="session")
def sqlite(django_db_setup, tmp_path_factory):
    """A nursery on SQLite; the database is a copy of the migrated one."""
    nursery = Nursery(*prepared(tmp_path_factory.mktemp("sqlite")))
    yield nursery
    nursery.close()


def prepared(folder: Path) -> tuple[Path, str]:
    """`folder` with a migrated SQLite database in it, and its address."""
    (folder / "private").mkdir(exist_ok=True)
    template = next(Path(settings.DATA_DIR).glob("template-*.sqlite3"))
    shutil.copyfile(template, folder / "faults.sqlite3")
    return folder, f"sqlite:///{folder / 'faults.sqlite3'}"


def times(short: int, name: str) -> int:
    """How often: `short` in the everyday run, what the environment names in the long one."""
    return int(os.environ.get(name, short))


@pytest.fixture
def tell(record_property):
    """What the long run is read for; it is printed at the end."""
    return partial(record_property, FIGURES)


def pytest_terminal_summary(terminalreporter):
    for report in terminalreporter.getreports("passed"):
        for name, figures in report.user_properties:
            if name == FIGURES:
                terminalreporter.write_line(figures)
