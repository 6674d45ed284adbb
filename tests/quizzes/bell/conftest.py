"""A phone that is signed in, on the page before an exam that may be sat."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from courses.rounds.models import RoundStep
from people.models import Device
from people.sign_in.devices import registering
from tests.factories import quizzes


@pytest.fixture
def step(district, everything):
    page = quizzes.quiz(district, items=5, attempts=2)
    return RoundStep.objects.select_related("round").get(pk=quizzes.step(page, district).pk)


@pytest.fixture
def enrolment(step, worker):
    return quizzes.enrolment(step, worker)


@pytest.fixture
def device(client, worker):
    """As `registering.register` leaves it at a sign-in."""
    client.force_login(worker.user)
    session = client.session
    made = Device.objects.create(user=worker.user, session_key=session.session_key)
    session[registering.SESSION_KEY] = {"pk": made.pk, "seen": 0, "shared": False, "idle": False}
    session.save()
    return made


@pytest.fixture
def phone(client, device):
    return client


@pytest.fixture
def session_key(phone):
    return phone.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def page(phone, enrolment):
    """The page before the exam as HTML, asked for anew at each call."""
    return lambda: phone.get(reverse("quiz", args=[enrolment.pk, 1])).content.decode()


@pytest.fixture
def entry_pass(page):
    """What stands on that page, "" for nothing."""

    def read() -> str:
        found = re.search(r'name="pass" value="([^"]+)"', page())
        return found[1] if found else ""

    return read
