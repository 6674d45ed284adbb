"""Who is given a pass, and who goes the ordinary way; and what somebody sees who has come a little too early."""

import pytest
from django.urls import reverse

from assessments.quizzes.bell import passes
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import starting, submitting
from people.sign_in.devices import registering
from tests.factories import bank, exams

pytestmark = pytest.mark.usefixtures("everything")


def test_whoever_may_sit_for_the_first_time_is_given_one(entry_pass):
    assert passes.read(entry_pass())


def test_a_second_attempt_goes_the_ordinary_way(entry_pass, enrolment, step):
    submitting.submit(starting.start(enrolment, step))

    assert entry_pass() == ""


def test_a_shared_phone_goes_the_ordinary_way(entry_pass, phone):
    session = phone.session
    session[registering.SESSION_KEY] |= {"shared": True}
    session.save()

    assert entry_pass() == ""


def test_an_exam_with_a_start_code_goes_the_ordinary_way(entry_pass, step, trainer):
    exams.arranged(step, trainer, on_site=True)

    assert entry_pass() == ""


def test_whoever_is_granted_something_goes_the_ordinary_way(entry_pass, enrolment, step, trainer):
    exams.granted(enrolment, step, trainer, bank.colleague(trainer), minutes=20)

    assert entry_pass() == ""


def test_a_pass_runs_out(entry_pass, monkeypatch):
    given = entry_pass()
    monkeypatch.setattr(passes, "LASTS", -1)

    assert passes.read(given) is None


def test_shortly_before_the_hour_the_way_in_waits_on_the_page(page, entry_pass, step, trainer):
    exams.arranged(step, trainer, entry_from=exams.hours(0.4))

    assert "开始入场（北京时间）" in page()
    assert "data-opens-in-us" in page()
    assert passes.read(entry_pass()).from_us > 0


@pytest.mark.parametrize(("bound", "hours"), [("entry_from", 0.6), ("entry_until", -0.1)])
def test_long_before_the_hour_and_after_it_there_is_no_way_in(page, step, trainer, bound, hours):
    exams.arranged(step, trainer, **{bound: exams.hours(hours)})

    assert "data-opens-in-us" not in page()
    assert '<form class="stack" method="post"' not in page()


def test_nobody_begins_before_the_hour(phone, entry_pass, enrolment, step, trainer):
    exams.arranged(step, trainer, entry_from=exams.hours(0.4))

    response = phone.post(reverse("attempts", args=[enrolment.pk, 1]), {"pass": entry_pass()})

    assert response.url == reverse("quiz", args=[enrolment.pk, 1]) + "#start"
    assert not Attempt.objects.exists()
