"""By a pass an exam begins with one statement, on the terms that hold for everybody; when they have changed, it does not begin."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.quizzes.arranging_exams import granting, releasing
from assessments.quizzes.bell import passes
from assessments.quizzes.bell.beginning import begin
from assessments.quizzes.exam_time import clock
from assessments.quizzes.exam_time.clock import now_us
from assessments.quizzes.models import Attempt, Paper
from assessments.quizzes.sitting import starting
from assessments.quizzes.sitting.questions import form_shape
from courses.rounds.models import Enrolment, Round
from people.models import Device, Suspension, User
from tests.factories import exams, grids, people

pytestmark = [pytest.mark.usefixtures("everything"), pytest.mark.database]


def columns(attempt: Attempt) -> dict:
    own = {"id", "seed", "form_id", "opened_us", "closes_us"}
    row = Attempt.objects.filter(pk=attempt.pk).values().get()
    return {name: value for name, value in row.items() if name not in own}


def post(phone, enrolment, entry_pass: str):
    return phone.post(reverse("attempts", args=[enrolment.pk, 1]), {"pass": entry_pass})


def test_it_takes_one_statement(phone, enrolment, entry_pass):
    given = entry_pass()
    for form in starting.forms_of(Paper.objects.get().pk):  # kept from the first phone on
        form_shape(form.pk)

    with CaptureQueriesContext(connection) as queries:
        response = post(phone, enrolment, given)

    assert response.url == reverse("attempt", args=[Attempt.objects.get().pk])
    assert [query["sql"].split()[0] for query in queries] == ["INSERT"]


@pytest.mark.parametrize("arranged", [False, True])
def test_it_begins_on_the_terms_of_the_ordinary_way(phone, step, enrolment, entry_pass, session_key, trainer, arranged):
    if arranged:
        exams.arranged(step, trainer, ends_at=exams.hours(0.2), open_book=True, together=True)
    now, given = now_us(), passes.read(entry_pass())

    ticket = begin(given, session_key, now)
    by_pass = Attempt.objects.get(pk=ticket.attempt)
    Attempt.objects.filter(pk=by_pass.pk).update(number=9, state="closed")
    ordinary = starting.start(enrolment, step, now)
    Attempt.objects.filter(pk=by_pass.pk).update(number=1, state="open")
    Attempt.objects.filter(pk=ordinary.pk).update(number=1 + ordinary.number)

    assert columns(by_pass) | {"number": 0} == columns(ordinary) | {"number": 0}
    assert (by_pass.opened_us, by_pass.closes_us) == (ordinary.opened_us, ordinary.closes_us)
    assert by_pass.form.paper_id == ordinary.form.paper_id


def test_twice_is_once(phone, enrolment, entry_pass):
    given = entry_pass()

    first, second = post(phone, enrolment, given), post(phone, enrolment, given)

    assert Attempt.objects.count() == 1
    assert second.url == first.url


def _suspended(world):
    Suspension.objects.create(worker=world["enrolment"].worker, by=world["trainer"], reason="示例")


def _arranged(world):
    exams.arranged(world["step"], world["trainer"], open_book=True)


def _published_anew(world):
    paper = Paper.objects.get()
    paper.pk, paper.version = None, 2
    Paper.objects.bulk_create([paper])


def _granted(world):
    granting.propose(world["enrolment"], world["step"], world["trainer"], reason="示例：住院", minutes=10)


def _of(model, **values):
    return lambda world: model._base_manager.update(**values)


@pytest.mark.parametrize(
    "change",
    [
        _suspended,
        _arranged,
        _published_anew,
        _granted,
        _of(Enrolment, state="exempt"),
        _of(Enrolment, state="deferred"),
        _of(Round, closed_at=timezone.now()),
        _of(Round, opened_at=None),
        _of(Round, last_day=timezone.localdate() + timedelta(days=90)),
        _of(Round, first_day=timezone.localdate() - timedelta(days=90)),
        _of(User, is_active=False),
        _of(Device, ended_at=timezone.now()),
        _of(Device, shared=True),
        _of(Session, expire_date=timezone.now() - timedelta(seconds=1)),
        lambda world: Session.objects.all().delete(),
    ],
)
def test_nothing_begins_when_something_has_changed(enrolment, step, trainer, entry_pass, session_key, change):
    given = passes.read(entry_pass())

    change({"enrolment": enrolment, "step": step, "trainer": trainer})

    assert begin(given, session_key) is None
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("change", [{"open_book": True}, {"ends_at": exams.hours(3)}, {"entry_from": exams.hours(1)}])
def test_nothing_begins_when_the_exam_was_arranged_anew(step, trainer, enrolment, entry_pass, session_key, change):
    exams.arranged(step, trainer, ends_at=exams.hours(2), together=True)
    given = passes.read(entry_pass())

    exams.arranged(step, trainer, **{"ends_at": exams.hours(2), "together": True} | change)

    assert begin(given, session_key) is None


def test_nothing_begins_when_the_results_have_come_out(step, trainer, enrolment, entry_pass, session_key):
    exams.arranged(step, trainer, together=True)
    given = passes.read(entry_pass())

    releasing.release(step, trainer)

    assert begin(given, session_key) is None


def test_nothing_begins_outside_the_hours(step, trainer, enrolment, entry_pass, session_key):
    exams.arranged(step, trainer, entry_from=exams.hours(-1), entry_until=exams.hours(1))
    given, now = passes.read(entry_pass()), now_us()

    assert begin(given, session_key, now - 2 * 60 * clock.MINUTE) is None
    assert begin(given, session_key, now + 2 * 60 * clock.MINUTE) is None
    assert begin(given, session_key, now + 30 * clock.MINUTE)


def test_nothing_begins_for_somebody_else(client, district, enrolment, entry_pass):
    given, other = passes.read(entry_pass()), people.worker(grids.building(district))
    client.force_login(other.user)
    Device.objects.create(user=other.user, session_key=client.session.session_key)

    assert begin(given, client.session.session_key) is None


def test_nothing_begins_by_a_clock_that_has_to_be_looked_at(enrolment, entry_pass, session_key, monkeypatch):
    given = passes.read(entry_pass())
    monkeypatch.setattr(clock, "is_sure", lambda: False)

    assert begin(given, session_key) is None


@pytest.mark.parametrize("spoiled", ["", "x", "WzFd:1wTFoo:x"])
def test_a_spoiled_pass_leads_the_ordinary_way(phone, enrolment, spoiled):
    response = post(phone, enrolment, spoiled)

    assert response.url == reverse("attempt", args=[Attempt.objects.get().pk])
    assert not any(name.endswith("_paper") for name in response.cookies)


def test_a_pass_is_of_no_use_for_another_exam(phone, enrolment, entry_pass):
    response = phone.post(reverse("attempts", args=[enrolment.pk + 1, 1]), {"pass": entry_pass()})

    assert response.status_code == 404
    assert not Attempt.objects.exists()
