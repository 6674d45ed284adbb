"""A process that has loaded the program and forks web servers from itself, so that one can be killed and be back at once.

One JSON object a line comes in, one goes out. The servers are granian's own; they and whatever else is asked for here run with
the settings and the database of this process. The parent of all never opens a connection itself.
"""

import json
import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path
from secrets import token_hex

LANES = {1: ("wsgi", "config.wsgi:application"), 2: ("asgi", "config.asgi:application")}


def main() -> None:
    from django.urls import get_resolver

    import config.asgi  # noqa: F401

    get_resolver().url_patterns  # noqa: B018  with all views, which a server loads with its first page

    multiprocessing.set_start_method("fork")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how the killed ended
    print(json.dumps("ready"), flush=True)  # noqa: T201
    for line in sys.stdin:
        order = json.loads(line)
        print(json.dumps(ORDERS[order.pop("do")](**order)), flush=True)  # noqa: T201


def serve(lane: int, port: int, wall: str = "") -> int:
    """A web server with this lane on a port, in a process group of its own: its number. `wall` is a file that says how many
    seconds its wall clock is ahead.
    """
    if pid := os.fork():
        return pid
    os.setsid()
    os.close(sys.stdin.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if wall:
        _set_wall_clock_by(Path(wall))
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces

    interface, target = LANES[lane]
    threads = os.environ.setdefault("THREADS", "4" if os.environ["DATABASE_URL"].startswith("postgres") else "2")
    of_lane = {"wsgi": {"blocking_threads": int(threads)}, "asgi": {"http": HTTPModes.http1, "websockets": False}}
    Granian(
        target, port=port, interface=Interfaces(interface), workers=1, log_level="error", **of_lane[interface]
    ).serve()
    os._exit(0)


def sit(papers: int, seconds: int = 3_600) -> list[dict]:
    """Open papers of five texts, without people and rounds behind them: attempt and ticket of each."""
    return _in_a_child(lambda: _sit(papers, seconds))


def stored() -> dict[str, dict]:
    """By attempt: what the database holds."""
    return _in_a_child(_stored)


def exam_clock() -> int:
    return _in_a_child(lambda: __import__("assessments.quizzes.exam_time.clock", fromlist=["clock"]).now_us())


def eve(candidates: int) -> dict:
    """A city on the eve of an exam, see `bench.exam_city`."""
    from tests.bench import exam_city

    return _in_a_child(lambda: vars(exam_city.eve(candidates)))


def right_sheets() -> dict[str, dict]:
    """By attempt: a sheet with every answer right."""
    from tests.bench import exam_city

    return _in_a_child(exam_city.right_sheets)


def unmarked() -> int:
    return _in_a_child(_unmarked)


ORDERS = {
    "serve": serve,
    "sit": sit,
    "stored": stored,
    "exam_clock": exam_clock,
    "eve": eve,
    "right_sheets": right_sheets,
    "unmarked": unmarked,
}


def _sit(papers: int, seconds: int) -> list[dict]:
    from django.db import connection

    from assessments.quizzes.exam_time.clock import SECOND, now_us
    from assessments.quizzes.models import Attempt
    from assessments.quizzes.sitting import tickets

    with connection.cursor() as cursor:
        alone = "PRAGMA foreign_keys=OFF" if connection.vendor == "sqlite" else "SET session_replication_role = replica"
        cursor.execute(alone)
    now, first = now_us(), int(token_hex(3), 16) * 100
    times = {"opened_us": now, "closes_us": now + seconds * SECOND}
    keys = {"worker_id": 1, "grid_id": 1, "form_id": 1, "step_key": "0" * 32, "number": 1, "seed": 1, "max_score": 100}
    attempts = Attempt._base_manager.bulk_create(
        [Attempt(enrolment_id=first + number, **keys, **times) for number in range(papers)]
    )
    return [{"attempt": attempt.pk, "ticket": tickets.issue(attempt, "aaaaa")} for attempt in attempts]


def _stored() -> dict[str, dict]:
    from assessments.quizzes.models import Attempt

    columns = ("pk", "state", "revision", "answers", "saved_us", "opened_us", "closes_us", "submitted_us")
    rows = Attempt._base_manager.values(*columns)
    return {str(row["pk"]): row | {"answers": json.loads(row["answers"])} for row in rows}


def _unmarked() -> int:
    from assessments.quizzes.models import Attempt

    return Attempt._base_manager.filter(score=None).count()


def _in_a_child(work):
    """So that this process keeps no connection."""
    read, write = os.pipe()
    if os.fork() == 0:
        os.close(read)
        with os.fdopen(write, "w") as answer:
            try:
                json.dump(work(), answer)
            except Exception as error:
                json.dump(f"{error}", answer)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        return json.load(answer)


def _set_wall_clock_by(file: Path) -> None:
    """Everything that reads the wall clock in Python reads this one, as if an operator or NTP had set it."""
    real, real_ns = time.time, time.time_ns

    def ahead() -> int:
        return int(file.read_text() or 0)

    time.time = lambda: real() + ahead()
    time.time_ns = lambda: real_ns() + ahead() * 10**9


if __name__ == "__main__":
    main()
