"""A class of 350 behind one address signs in: a third each by password, by code and by slip, on the web server with SQLite."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from django.conf import settings

from tests.bench.rows import Row

CLASS = 350
AT_ONCE = 32  # phones that wait for an answer at the same time
GOAL = 300  # seconds


def sign_in() -> Row:
    """Seconds for the whole class and for the slowest twentieth, beside as many looks at the sign-in page."""
    ways = _people()
    with _server() as site, ThreadPoolExecutor(AT_ONCE) as phones:
        start = perf_counter()
        list(phones.map(lambda _: _open(build_opener(), f"{site}/account/login/"), range(CLASS)))
        looking = perf_counter() - start
        start = perf_counter()
        times = list(phones.map(lambda way: way(site), ways))
        seconds = perf_counter() - start
    refused = times.count(None)
    p95 = quantiles([time for time in times if time is not None], n=20)[-1] if refused < CLASS - 1 else 0
    return Row(
        "sign_in",
        f"{CLASS} behind one address in {GOAL} s, none refused",
        f"{seconds:.0f} s, p95 {p95:.1f} s, {refused} refused",
        f"{CLASS} sign-in pages in {looking:.1f} s",
        seconds <= GOAL and not refused,
    )


def _people() -> list[Callable[[str], float | None]]:
    """350 accounts; what each of them does to sign in: takes the site's address, gives seconds or None when refused."""
    from django.contrib.auth.hashers import make_password

    from grids import scope
    from grids.models import Grid
    from people.models import EmploymentCategory, User, Worker
    from people.slips import codes, issuing

    grid = Grid.add_root(name="阜新市", code="210900", kind="city", level=0)
    category, password = EmploymentCategory.objects.first(), make_password("学堂2026abc")
    users = [
        User(username=f"FX{n:06}", name="王秀兰", phone=f"138{n:08}", password=password, is_demo=True)
        for n in range(CLASS)
    ]
    with scope.whole_tree("bench"):
        users = User.objects.bulk_create(users)
        workers = Worker.objects.bulk_create(
            [
                Worker(number=u.username, name=u.name, category=category, grid=grid, county_code="210900", user=u)
                for u in users
            ]
        )
        pairs = [(worker, codes.new()) for worker in workers]
        issuing.write(pairs, users[0])
    return [
        (
            _step(_by_password, worker.number, "学堂2026abc"),
            _step(_by_code, user.phone, ""),
            _step(_by_slip, worker.number, code),
        )[n % 3]
        for n, (user, (worker, code)) in enumerate(zip(users, pairs, strict=True))
    ]


def _step(way: Callable[[OpenerDirector, str, str, str], str], login: str, secret: str):
    def walk(site: str) -> float | None:
        start = perf_counter()
        opener = build_opener(HTTPCookieProcessor(CookieJar()))
        try:
            page = way(opener, site, login, secret)
        except OSError:  # refused, or an error of the server
            return None
        return perf_counter() - start if "/account/notice/" in page or "id_password" in page else None

    return walk


def _by_password(opener: OpenerDirector, site: str, login: str, password: str) -> str:
    page = _open(opener, f"{site}/account/login/")
    return _open(opener, f"{site}/account/login/", page, login=login, password=password)


def _by_code(opener: OpenerDirector, site: str, phone: str, _secret: str) -> str:
    page = _open(opener, f"{site}/account/login/code/")
    page = _open(opener, f"{site}/account/login/code/", page, phone=phone)
    sent = re.search(r"验证码 (\d{6})", page)
    return _open(opener, f"{site}/account/login/code/confirm/", page, code=sent.group(1)) if sent else ""


def _by_slip(opener: OpenerDirector, site: str, number: str, code: str) -> str:
    page = _open(opener, f"{site}/s/{code}/")
    return _open(opener, f"{site}/account/start/", page, number=number, code=code)


def _open(opener: OpenerDirector, address: str, page: str = "", **fields: str) -> str:
    """GET; with the page that holds the form, POST. Follows where it leads."""
    data = None
    if page:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        data = urlencode(fields | {"csrfmiddlewaretoken": token.group(1) if token else ""}).encode()
    with opener.open(address, data, timeout=60) as answer:
        return answer.read().decode()


@contextmanager
def _server() -> Iterator[str]:
    """The web server as `make serve` starts it, on a free port."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        "--interface",
        "wsgi",
        "--port",
        str(port),
        "--blocking-threads",
        os.environ.get("THREADS", "4"),
        "--log-level",
        "error",
    ]
    program = Path(sys.executable).with_name("granian")
    server = subprocess.Popen(  # noqa: S603  our own web server
        [program, *command, "config.wsgi:application"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"PYTHONPATH": str(settings.BASE_DIR / "site")},
    )
    site = f"http://127.0.0.1:{port}"
    try:
        _wait_for(site, server)
        yield site
    finally:
        server.terminate()
        server.wait()


def _wait_for(site: str, server: subprocess.Popen) -> None:
    while True:
        try:
            _open(build_opener(), f"{site}/account/login/")
            return
        except URLError:
            if server.poll() is not None:
                raise
            time.sleep(0.2)
