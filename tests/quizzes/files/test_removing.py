"""Photographs and recordings go when their time is over; that they were there stays."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from assessments.quizzes.by_hand.marking import mark_by_hand
from assessments.quizzes.files.removing import remove
from assessments.quizzes.marking.by_key import mark
from assessments.quizzes.models import AnswerFile, Attempt, OpenAnswer
from courses.rounds.models import Round
from ledger.models import AuditLine
from people.privacy import registry
from people.privacy.registry import Person
from tests.factories import recordings
from tests.quizzes.files.conftest import NAME

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def file(send, attempt):
    send(SimpleUploadedFile("1.jpg", recordings.photograph(400, 300)))
    Attempt.objects.update(state="submitted", score=4, answers="{}")
    return AnswerFile.objects.get()


def ended(days: int) -> None:
    Round.objects.update(last_day=timezone.localdate() - timedelta(days=days))


@pytest.mark.parametrize(("days", "left"), [(89, True), (90, True), (91, False)])
def test_a_file_goes_after_its_days(file, private, days, left, django_capture_on_commit_callbacks):
    ended(days)

    with django_capture_on_commit_callbacks(execute=True):
        call_command("remove_answer_files")

    assert bool(list(private.rglob("*.jpg"))) is left
    assert AuditLine.objects.filter(deed="answer files removed").exists() is not left
    assert bool(AnswerFile.objects.get().removed_at) is not left


def test_what_waits_for_marks_or_was_marked_lately_stays(file, settings):
    settings.ANSWER_FILE_DAYS = 10
    ended(60)
    Attempt.objects.update(score=None)
    call_command("remove_answer_files")
    assert AnswerFile.objects.exclude(content="").exists()

    Attempt.objects.update(score=4)
    file.attempt.marks.create(slot=2, version_id=file.attempt.form.slots[1]["version"], score=4, max_score=4)
    call_command("remove_answer_files")

    assert AnswerFile.objects.exclude(content="").exists()


def test_the_page_says_what_was_there(file, client, worker, marker):
    Attempt.objects.update(answers=f'{{"1":["A","","",["{NAME}"]]}}', score=None, submitted_us=file.attempt.opened_us)
    mark([file.attempt])
    mark_by_hand(OpenAnswer.objects.get(), {"0": [Decimal(1), Decimal(1), Decimal(2)]}, "", marker)
    remove([file])
    client.force_login(worker.user)

    page = client.get(reverse("result", args=[file.attempt_id]), {"show": "all"}).content.decode()

    assert "第 1 个附件（照片）过了保存期，已经删除。" in page
    assert client.get(reverse("answer_file", args=[file.attempt_id, file.name])).status_code == 404


def test_an_erasure_takes_the_files_along(file, worker, private, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        registry.parts[AnswerFile].erase(Person(worker, worker.user))

    assert list(private.rglob("*.jpg")) == []
    assert AnswerFile.objects.get().content == ""


def test_counting_removes_nothing(file, capsys):
    ended(200)

    call_command("remove_answer_files", dry_run=True)

    assert capsys.readouterr().out.strip() == "1"
    assert AnswerFile.objects.exclude(content="").exists()
