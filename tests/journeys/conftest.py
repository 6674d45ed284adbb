"""What a journey needs: a server, people's own browsers, the sign-in form, and a look at accessibility.

A journey fails when a page writes an error to the console, breaks the content policy, or asks a foreign host for anything.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import OperationalError, connection
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from assessments.quizzes.management.commands.mark_attempts import mark_all
from people.models import User
from tests.factories import quizzes

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP hall.test 127.0.0.1",  # a hall's Wi-Fi: plain http, and not this very machine
]

PATIENCE = 15_000  # milliseconds; a busy machine is slow, not wrong
expect.set_options(timeout=PATIENCE)

# Playwright keeps an event loop in this thread; Django would take that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no Chromium: the browser journeys are skipped"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def site(live_server, settings) -> Iterator[str]:
    """Where the server of this test answers, without a slash at the end. What is handed in is marked meanwhile."""
    settings.BASE_URL = settings.WAGTAILADMIN_BASE_URL = live_server.url
    settings.DEMO = True  # staff sign in from this machine without a second factor, as in the demonstration
    with _marking():
        yield live_server.url


@pytest.fixture
def unsteady(new_context, site) -> BrowserContext:
    """A phone whose network goes on purpose, so that its troubles fail nothing."""
    phone = new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", has_touch=True)
    phone.set_default_timeout(PATIENCE)
    return phone


@pytest.fixture
def exam(unsteady, site, sign_in, worker, district) -> Page:
    """王秀兰 has just begun an exam of five questions."""
    page = unsteady.new_page()
    sign_in(page, worker.user)
    step = quizzes.step(quizzes.quiz(district), district)
    enrolment = quizzes.enrolment(step, worker)
    page.goto(site + reverse("quiz", args=[enrolment.pk, 1]))
    page.get_by_role("button", name="开始").click()
    expect(page.get_by_role("button", name="下一题")).to_be_visible()  # the scripts have come
    return page


@pytest.fixture
def other_phone(new_context):
    """Another phone on which the same person is signed in and has the same paper open."""

    def open_it(phone: Page | BrowserContext, first: str = "", host: str = "localhost", address: str = "") -> Page:
        """`first`: a script that runs before those of the page. `address`: of the exam, when `phone` no longer shows it."""
        signed_in, address = getattr(phone, "context", phone), address or phone.url
        context = new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", has_touch=True)
        context.set_default_timeout(PATIENCE)
        context.add_cookies([cookie | {"domain": host} for cookie in signed_in.cookies()])
        context.add_init_script(first)
        page = context.new_page()
        page.goto(address.replace("localhost", host))
        expect(page.get_by_role("button", name="下一题")).to_be_visible()
        return page

    return open_it


@pytest.fixture
def open_page(new_context, site) -> Callable[..., Page]:
    """Opens a browser of somebody's own: `open_page(width=390)`. Its troubles fail the test at the end."""
    troubles: list[str] = []

    def open_it(width: int = 1280, height: int = 800, **options) -> Page:
        context = new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai", **options
        )
        context.set_default_timeout(PATIENCE)
        _watch(context, site, troubles)
        return context.new_page()

    yield open_it

    assert troubles == [], "\n".join(troubles)


@pytest.fixture
def page(open_page) -> Page:
    """A desk: 1,280 pixels wide."""
    return open_page()


@pytest.fixture
def phone(open_page) -> Page:
    """A phone in a hand: 390 pixels wide."""
    return open_page(width=390, height=844, has_touch=True)


@pytest.fixture
def sign_in(site) -> Callable[..., None]:
    """`sign_in(page, user)` through the real form; the factories' password unless another is given."""

    def sign_in_as(page: Page, user: User, password: str = "学堂2026abc") -> None:
        form = site + reverse("account_login")
        page.goto(form)
        page.locator("input[name=login]").fill(user.username)
        page.locator("input[name=password]").fill(password)
        page.locator("input[name=password]").press("Enter")
        expect(page).not_to_have_url(form)
        if page.url.startswith(site + reverse("notice")):
            page.get_by_role("button", name="我看过了").click()

    return sign_in_as


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """`accessible(page)`: nothing for axe to find, and no page wider than its screen."""
    return _is_accessible


@contextmanager
def _marking() -> Iterator[None]:
    """The marking process of `scripts/serve.sh`, as a thread."""
    stop = Event()

    def work() -> None:
        while not stop.wait(0.3):
            # While a demonstration is loaded the database may be locked for long: the next turn finds the same attempts.
            with suppress(OperationalError):
                mark_all()
        connection.close()

    thread = Thread(target=work)
    thread.start()
    yield
    stop.set()
    thread.join()


def _is_accessible(page: Page) -> None:
    screen = page.viewport_size
    # At full height, so that what lies below the fold is looked at too.
    page.set_viewport_size({**screen, "height": page.evaluate("document.documentElement.scrollHeight")})
    found = Axe().run(page).response["violations"]
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(screen)

    faults = [
        f"{fault['id']}: {fault['help']}\n    {node['html'][:200]}\n    {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]
    assert faults == [], f"{page.url}\n" + "\n".join(faults)
    assert width <= screen["width"], f"{page.url} is {width} pixels wide on a screen of {screen['width']}"


def _watch(context: BrowserContext, site: str, troubles: list[str]) -> None:
    def said(message) -> None:
        # The browser also reports the answer 404 or 403 of a page that was asked for on purpose, and looks for an icon.
        address = message.location.get("url", "")
        on_purpose = message.page is not None and address == message.page.url
        if message.type == "error" and not on_purpose and not address.endswith("/favicon.ico"):
            troubles.append(f"console: {message.text} ({address})")

    def asked(request) -> None:
        if not request.url.startswith((site, "data:", "blob:", "about:")):
            troubles.append(f"foreign host: {request.url}")

    context.on("console", said)
    context.on("weberror", lambda error: troubles.append(f"script: {error.error}"))
    context.on("request", asked)
