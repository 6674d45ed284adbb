"""What a phone tells of its exam page: kept once, told to both devices, and judged by nobody."""

import json
from importlib import import_module

import pytest
from django.urls import reverse

from assessments.quizzes.models import PageComment, PageEvent
from assessments.quizzes.page_events import reading, recording
from assessments.quizzes.sitting import starting, submitting, tickets
from courses.rounds.models import RoundStep
from tests.factories import people, quizzes

FIRST, SECOND = "a" * 24, "b" * 24
SECOND_US = 1_000_000


def event(name: str = "1", kind: str = "left", ago: int = 0, seconds: int | None = 5) -> dict:
    return {"name": name.rjust(24, "0"), "kind": kind, "ago": ago, "seconds": seconds}


def _step(attempt) -> RoundStep:
    return RoundStep.objects.select_related("round").get(step_key=attempt.step_key)


@pytest.fixture
def now(attempt):
    return attempt.opened_us + 600 * SECOND_US


@pytest.fixture
def tell(attempt, client):
    """Posts as the phone does, without a session."""

    def post(events: object, device: object = FIRST, ticket: str | None = None):
        body = {"ticket": ticket or tickets.issue(attempt, "s4" * 5), "device": device, "events": events}
        url = reverse("page_events", args=[attempt.pk])
        return client.post(url, json.dumps(body), content_type="application/json")

    return post


def test_an_absence_is_kept_once_with_its_time_by_the_server(attempt, ticket, now):
    for _again in range(2):
        recording.take_in(ticket, FIRST, [event(ago=60 * SECOND_US, seconds=20)], now)

    kept = PageEvent.objects.get()
    assert (kept.at_us, kept.seconds) == (now - 60 * SECOND_US, 20)


def test_an_event_from_before_the_exam_counts_from_its_beginning(attempt, ticket, now):
    recording.take_in(ticket, FIRST, [event(ago=3600 * SECOND_US)], now)

    assert PageEvent.objects.get().at_us == attempt.opened_us


def test_the_older_device_is_told_that_another_one_opened_the_paper(ticket):
    assert not recording.take_in(ticket, FIRST, [event("1", "opened", seconds=0)])
    assert not recording.take_in(ticket, SECOND, [event("2", "opened", seconds=0)])

    assert recording.take_in(ticket, FIRST, [])
    assert not recording.take_in(ticket, SECOND, [])


def test_after_handing_in_nothing_more_is_held_against_anybody(attempt, ticket, now):
    submitting.submit(attempt, now)

    recording.take_in(ticket, FIRST, [event("1", ago=0), event("2", ago=9 * SECOND_US)], now + 5 * SECOND_US)

    assert PageEvent.objects.count() == 1


def test_a_phone_cannot_fill_the_table(ticket, monkeypatch):
    monkeypatch.setattr(recording, "MOST", 3)

    for number in range(5):
        recording.take_in(ticket, FIRST, [event(str(number))])

    assert PageEvent.objects.count() == 3


def test_what_no_phone_of_ours_sends_is_refused(tell):
    strange = (
        None,
        {},
        ["x"],
        [event() | {"kind": "cheated"}],
        [event() | {"ago": -1}],
        [event() | {"seconds": 1e9}],
        [event() | {"name": "x"}],
        [event()] * 51,
    )

    assert [tell(events).status_code for events in strange] == [400] * len(strange)
    assert not PageEvent.objects.exists()


def test_the_ticket_decides_whose_attempt_it_is(tell):
    assert tell([event()], ticket="forged").status_code == 403
    assert tell([event()]).json() == {"elsewhere": False}


def test_the_person_sees_each_absence_and_may_explain_it(attempt, ticket, client, worker):
    recording.take_in(ticket, FIRST, [event(seconds=75)])
    submitting.submit(attempt)
    client.force_login(worker.user)

    for words in ("接了值班电话", "接了值班电话", "接了值班电话，两分钟"):
        client.post(reverse("page_comment", args=[attempt.pk]), {"text": words})
    page = client.get(reverse("result", args=[attempt.pk])).content.decode()

    assert "75 秒" in page
    assert "接了值班电话，两分钟" in page
    assert PageComment.objects.count() == 2


def test_staff_see_how_often_with_the_same_queries_for_one_and_three(worker, district, django_assert_num_queries):
    def left(someone, number: int) -> None:
        attempt = starting.start(quizzes.enrolment(step, someone), step)
        ticket = tickets.read(tickets.issue(attempt, "s4" * 5))
        recording.take_in(ticket, FIRST, [event(str(at)) for at in range(number)])

    step = quizzes.step(quizzes.quiz(district), district)
    left(worker, 1)
    with django_assert_num_queries(4):
        assert [one.times for one in reading.leavings_of(reading.left_in(step.round), step.round)] == [1]
    for number in (2, 3):
        left(people.worker(worker.grid), number)

    with django_assert_num_queries(4):
        found = reading.leavings_of(reading.left_in(step.round), step.round)

    assert [(one.times, one.seconds) for one in found] == [(3, 15), (2, 10), (1, 5)]


def test_a_long_list_of_those_who_left_is_leafed_through(attempt, client, trainer, monkeypatch):
    monkeypatch.setattr(import_module("assessments.quizzes.views.page_events"), "PAGE", 1)
    other = starting.start(
        quizzes.enrolment(_step(attempt), people.worker(attempt.grid, name="又一人")), _step(attempt)
    )
    for sat, names in ((attempt, ("1", "2")), (other, ("3",))):
        ticket = tickets.read(tickets.issue(sat, "s4" * 5))
        recording.take_in(ticket, FIRST, [event(name) for name in names])
    client.force_login(trainer)
    address = reverse("leavings", args=[attempt.enrolment.round_id])

    first, second = (client.get(address, {"page": number}).content.decode() for number in (1, 2))

    assert attempt.worker.name in first and "又一人" not in first and "第 1 页，共 2 页" in first
    assert "又一人" in second and attempt.worker.name not in second
