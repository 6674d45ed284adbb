"""A program with a database of its own for each run of faults; PostgreSQL where its programs are installed."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from assessments.quizzes import tickets
from tests.factories import quizzes
from tests.faults.servers import Nursery


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
def attempt(worker, district):
    return quizzes.attempt(worker, district)


@pytest.fixture
def ticket(attempt):
    return tickets.read(tickets.issue(attempt, shape="s4" * 5))
