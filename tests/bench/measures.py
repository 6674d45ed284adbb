"""What is measured. Each measure takes its yardstick in the same run, on the same machine."""

import resource
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from time import perf_counter

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connection

from tests.bench.draw_forms import draw_forms
from tests.bench.exam_day import exam_day
from tests.bench.import_items import import_items
from tests.bench.roster import roster
from tests.bench.rows import Row
from tests.bench.save_lanes import save_lanes
from tests.bench.sign_in import sign_in


def save_answers() -> Row:
    """Saves a second with the one SQL statement, beside a plain update of the same row; both commit each time."""
    from assessments.quizzes.models import Attempt
    from assessments.quizzes.sitting.saving import SAVE

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys=OFF")  # the attempt stands alone, without its worker and round
        else:
            cursor.execute("SET session_replication_role = replica")
    now = 1_000_000
    keys = {"enrolment_id": 1, "worker_id": 1, "grid_id": 1, "form_id": 1}
    [attempt] = Attempt._base_manager.bulk_create(
        [
            Attempt(
                **keys,
                step_key="00000000-0000-0000-0000-000000000001",
                number=1,
                seed=1,
                opened_us=now,
                closes_us=9 * now,
                max_score=100,
            )
        ]
    )
    answers = '{"1": "A", "2": "ABD"}'
    revision, moment = count(), count()

    def save() -> None:
        values = {"answers": answers, "save": "bench", "now": now, "attempt": attempt.pk, "worker": 1}
        with connection.cursor() as cursor:
            cursor.execute(SAVE, values | {"base": next(revision)})
            assert cursor.fetchone(), "the save was refused"

    def plain() -> None:
        with connection.cursor() as cursor:
            # A new value each time: SQLite writes nothing when nothing changes.
            cursor.execute("UPDATE quizzes_attempt SET saved_us=%s WHERE id=%s", [next(moment), attempt.pk])

    plainly, saves = _rate(plain), _rate(save)
    share = saves / plainly
    return Row(
        "save_answers", "60 % of a plain update", f"{saves:.0f}/s, {share:.0%}", f"{plainly:.0f}/s plain", share >= 0.6
    )


def hashing() -> Row:
    """Seconds of work for one password, beside Django's own PBKDF2."""
    from people.sign_in.hashers import Argon2Small

    ours, stock = Argon2Small(), PBKDF2PasswordHasher()
    kept, stock_kept = ours.encode("学堂2026abc", ours.salt()), stock.encode("学堂2026abc", stock.salt())
    seconds = 1 / _rate(lambda: ours.verify("学堂2026abc", kept))
    stock_seconds = 1 / _rate(lambda: stock.verify("学堂2026abc", stock_kept))
    return Row(
        "hashing",
        "a third of PBKDF2",
        f"{seconds:.3f} s",
        f"{stock_seconds:.3f} s PBKDF2",
        seconds <= stock_seconds / 3,
    )


def load_demo() -> Row:
    """The whole demonstration into an empty database, in a process of its own: seconds and megabytes."""
    start = perf_counter()
    subprocess.run(
        [sys.executable, "manage.py", "load_demo", "--json"],
        cwd=settings.BASE_DIR,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    seconds = perf_counter() - start
    unit = 2**20 if sys.platform == "darwin" else 2**10
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
    held = seconds < 60 and megabytes < 1024
    return Row("load_demo", "under 60 s and 1 GB", f"{seconds:.0f} s, {megabytes:.0f} MB", "two cores", held)


MEASURES: dict[str, Callable[[], Row]] = {
    "save_answers": save_answers,
    "save_lanes": save_lanes,
    "exam_day": exam_day,
    "hashing": hashing,
    "sign_in": sign_in,
    "roster": roster,
    "import_items": import_items,
    "draw_forms": draw_forms,
    "load_demo": load_demo,
}


def _rate(work: Callable[[], None], seconds: float = 2.0) -> float:
    """How often `work` can be done in a second."""
    work()
    done, start = 0, perf_counter()
    while perf_counter() - start < seconds:
        work()
        done += 1
    return done / (perf_counter() - start)
