"""Results that come out for all at once, and marks that are looked at again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from assessments.quizzes.arranging_exams import checking, releasing
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.exam_time.clock import MINUTE, now_us
from assessments.quizzes.models import Arrangement, Attempt, CheckRequest, Mark
from assessments.quizzes.sitting import submitting
from assessments.quizzes.sitting.sheets import to_text
from assessments.quizzes.sitting.starting import NotAllowed, start
from courses.progress.models import Completion
from courses.rounds.signals import round_closed
from ledger.models import AuditLine
from people.models import Role
from people.privacy import registry
from people.privacy.registry import Person
from tests.factories import exams, grids, people, quizzes

pytestmark = pytest.mark.usefixtures("everything")


def hand_in(attempt: Attempt) -> Attempt:
    Attempt.objects.filter(pk=attempt.pk).update(answers=to_text(quizzes.sheet(attempt)))
    return submitting.submit(attempt)


@pytest.fixture
def sat(step, enrolment, trainer):
    """Everything right, and kept back."""
    exams.arranged(step, trainer, together=True, check_days=3)
    return hand_in(start(enrolment, step))


@pytest.fixture
def phone(client, worker):
    client.force_login(worker.user)
    return client


def test_before_the_release_nothing_tells_the_result(phone, sat, step, worker):
    result, quiz = reverse("result", args=[sat.pk]), reverse("quiz", args=[sat.enrolment_id, 1])

    pages = [phone.get(address).content.decode() for address in (result, quiz)]

    assert "成绩统一公布" in pages[0] and "等公布" in pages[1]
    assert [word for page in pages for word in ("考过了", "badge good", "badge bad") if word in page] == []
    with pytest.raises(NotAllowed, match="成绩统一公布"):
        start(sat.enrolment, step)
    assert not Completion.objects.exists()
    row = next(registry.parts[Attempt].rows(Person(worker, worker.user)))
    assert (row["score"], row["passed"]) == (None, None)
    with pytest.raises(ValidationError, match="没有公布"):
        round_closed.send(type(step.round), round=step.round)


@pytest.mark.database
def test_the_release_shows_and_counts_it_once_and_for_all(phone, sat, step, trainer):
    assert releasing.release(step, trainer) == 1
    assert releasing.release(step, trainer) == 0

    assert "考过了" in phone.get(reverse("result", args=[sat.pk])).content.decode()
    with pytest.raises(ValidationError, match="正在计入"):
        round_closed.send(type(step.round), round=step.round)
    assert (releasing.report_released(), releasing.report_released()) == (1, 0)
    assert Completion.objects.get().passed
    round_closed.send(type(step.round), round=step.round)
    assert AuditLine.objects.filter(deed="results released", actor=trainer).count() == 1


def test_counting_that_broke_off_is_done_anew(sat, step, trainer, monkeypatch):
    releasing.release(step, trainer)
    with monkeypatch.context() as broken:
        broken.setattr(releasing, "report", lambda ids: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            releasing.report_released()

    call_command("mark_attempts")

    assert Completion.objects.count() == 1


def test_nothing_is_released_while_somebody_sits_or_may_come_in(step, enrolment, trainer, officer):
    exams.arranged(step, trainer, together=True)
    start(enrolment, step)

    with pytest.raises(PermissionDenied):
        releasing.release(step, officer)
    with pytest.raises(Refused, match="还有人在考"):
        releasing.release(step, trainer)
    exams.arranged(step, trainer, entry_until=exams.hours(1))
    with pytest.raises(Refused, match="入场还没有结束"):
        releasing.release(step, trainer)


def test_marks_are_asked_about_once_in_time_and_answered_by_another(phone, client, sat, step, trainer, worker):
    ask, result = reverse("check_request", args=[sat.pk]), reverse("result", args=[sat.pk])
    assert "现在不能查分" in phone.post(ask, {"reason": "第 2 题"}, follow=True).content.decode()
    releasing.release(step, trainer)
    assert "要查分" in phone.get(result).content.decode()

    phone.post(ask, {"reason": "第 2 题我选的是乙"})
    assert "已经提过了" in phone.post(ask, {"reason": "再问一次"}, follow=True).content.decode()

    asked = CheckRequest.objects.get()
    with pytest.raises(PermissionDenied):
        checking.answer(asked, True, "有误", worker.user)
    client.force_login(trainer)
    assert "第 2 题我选的是乙" in client.get(reverse("check", args=[asked.pk])).content.decode()
    sheet = client.get(reverse("check", args=[asked.pk])).content.decode()
    assert "第 1 题" in sheet and "正确答案是" in sheet
    assert AuditLine.objects.filter(deed="sheet looked at", actor=trainer).count() == 2
    client.post(reverse("check", args=[asked.pk]), {"answer": "看过了，没有错", "upheld": "no"})
    client.force_login(worker.user)
    assert "看过了，没有错" in client.get(result).content.decode()

    # too late for another sheet
    CheckRequest.objects.all().delete()
    Arrangement.objects.update(released_at=timezone.now() - timedelta(days=4))
    Attempt.objects.update(submitted_us=now_us() - 4 * 24 * 60 * MINUTE)
    assert "现在不能查分" in client.post(ask, {"reason": "第 2 题"}, follow=True).content.decode()


def test_marks_may_be_asked_about_for_some_days_after_they_came_out_not_after_handing_in(sat, step, trainer, phone):
    Arrangement.objects.update(together=False)
    Attempt.objects.update(withheld=False, submitted_us=now_us() - 10 * 24 * 60 * MINUTE)
    by_key = sat.marks.get(slot=2)
    Mark.objects.create(
        attempt=sat, slot=2, run=2, version=by_key.version, score=by_key.score, max_score=by_key.max_score, by=trainer
    )

    page = phone.get(reverse("result", args=[sat.pk])).content.decode()
    phone.post(reverse("check_request", args=[sat.pk]), {"reason": "第 2 题，老师评了一个星期"})

    assert "要查分" in page
    assert CheckRequest.objects.exists()


def test_who_is_to_pass_the_round_neither_reads_nor_answers_what_others_ask_about_it(
    client, sat, step, trainer, district
):
    releasing.release(step, trainer)
    asked = checking.ask(Attempt.objects.select_related("worker__user", "grid").get(pk=sat.pk), step, "第 2 题选乙")
    sits = quizzes.enrolment(step, people.worker(grids.building(district))).worker.user
    Role.objects.create(user=sits, kind=Role.Kind.TRAINER, grid=district, first_day=timezone.localdate())
    client.force_login(sits)

    assert "第 2 题选乙" not in client.get(reverse("checks")).content.decode()
    assert client.get(reverse("check", args=[asked.pk])).status_code == 403
    with pytest.raises(PermissionDenied):
        checking.answer(asked, False, "没有错", sits)


def test_what_began_while_results_came_out_is_not_kept_back_for_ever(
    sat, step, trainer, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        releasing.release(step, trainer)
    Attempt.objects.update(withheld=True)  # it had looked at the arrangement a moment before

    with django_capture_on_commit_callbacks(execute=True):
        assert releasing.release(step, trainer) == 1

    assert not Attempt.objects.get().withheld
