"""A city on the eve of an exam: its people with their sign-ins, a paper of fifty questions, and a round that asks for it."""

import time
from dataclasses import dataclass
from datetime import timedelta

TOKEN = "a" * 32  # against forged forms
QUESTIONS, IN_BANK, FORMS, MINUTES = 50, 300, 20, 60


@dataclass(frozen=True)
class Eve:
    enrolments: list[int]
    cookies: list[str]  # what each phone sends along
    order: int  # of the exam in its round


def eve(workers: int) -> Eve:
    """Written in bulk, for it is not what is measured."""
    from django.db import transaction

    from courses.rounds.models import Enrolment
    from grids import scope
    from tests.factories import bank, grids, quizzes

    with scope.whole_tree("bench"), transaction.atomic():
        district = grids.district(grids.city())
        for _number in range(IN_BANK - QUESTIONS):
            bank.version(district)
        page = quizzes.quiz(district, items=QUESTIONS, minutes=MINUTES, forms=FORMS)
        step = quizzes.step(page, district)
        users, people = _people(workers, district)
        enrolled = Enrolment.objects.bulk_create(
            [Enrolment(round=step.round, worker=one, grid=district, county_code="210905") for one in people],
            batch_size=1_000,
        )
    return Eve([one.pk for one in enrolled], _cookies(users), step.order)


def right_sheets() -> dict[str, dict]:
    """By attempt: every answer right, in the letters its phone shows."""
    from assessments.quizzes.models import Attempt
    from grids import scope
    from tests.factories import quizzes

    with scope.whole_tree("bench"):
        return {str(one.pk): quizzes.sheet(one) for one in Attempt.objects.all()}


def _people(count: int, grid):
    from people.models import EmploymentCategory, NoticeAcknowledgement, User, Worker
    from people.notice import VERSION

    category = EmploymentCategory.objects.first()
    users = User.objects.bulk_create(
        [User(username=f"FX{n:06}", name="王秀兰", password="!") for n in range(count)], batch_size=1_000
    )
    people = Worker.objects.bulk_create(
        [
            Worker(number=one.username, name=one.name, category=category, grid=grid, county_code="210905", user=one)
            for one in users
        ],
        batch_size=1_000,
    )
    NoticeAcknowledgement.objects.bulk_create(
        [NoticeAcknowledgement(user=one, version=VERSION) for one in users], batch_size=1_000
    )
    return users, people


def _cookies(users) -> list[str]:
    """Each has signed in on a phone the evening before."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from people.models import Device
    from people.notice import SESSION_KEY as NOTICE
    from people.notice import VERSION
    from people.sign_in.devices.registering import SESSION_KEY as DEVICE
    from people.sign_in.sessions import SessionStore

    store, ends, evening = SessionStore(), timezone.now() + timedelta(days=14), int(time.time()) - 12 * 3600
    keys = [f"phone{one.pk:027}" for one in users]
    devices = Device.objects.bulk_create(
        [Device(user=one, session_key=key) for one, key in zip(users, keys, strict=True)], batch_size=1_000
    )
    rows = [
        Session(
            session_key=device.session_key,
            session_data=store.encode(
                {
                    SESSION_KEY: str(one.pk),
                    BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                    HASH_SESSION_KEY: one.get_session_auth_hash(),
                    NOTICE: VERSION,
                    DEVICE: {"pk": device.pk, "seen": evening, "shared": False, "idle": False},
                }
            ),
            expire_date=ends,
        )
        for one, device in zip(users, devices, strict=True)
    ]
    Session.objects.bulk_create(rows, batch_size=1_000)
    names = settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME
    return [f"{names[0]}={row.session_key}; {names[1]}={TOKEN}" for row in rows]
