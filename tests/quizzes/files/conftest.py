"""An open paper with a report and a task, and the phone's ticket."""

import pytest
from django.core.files.storage import storages
from django.urls import reverse

from assessments.quizzes.sitting import tickets
from assessments.quizzes.sitting.questions import form_shape
from people.models import Role
from tests.factories import kinds, people, quizzes

NAME = "0123456789abcdef01234567"


@pytest.fixture(autouse=True)
def private(tmp_path, monkeypatch):
    """Files of a test lie in its own folder."""
    monkeypatch.setattr(storages["private"], "_location", str(tmp_path))
    for kept in ("base_location", "location"):
        monkeypatch.setattr(storages["private"], kept, str(tmp_path), raising=False)
    return tmp_path


@pytest.fixture
def marker(district):
    return people.staff(Role.Kind.MARKER, district, name="陈老师")


@pytest.fixture
def attempt(worker, district, everything):
    return quizzes.attempt_at(worker, district, [kinds.REPORT, kinds.TASK])


@pytest.fixture
def signed(attempt):
    return tickets.issue(attempt, form_shape(attempt.form_id))


@pytest.fixture
def send(client, attempt, signed):
    """Sends a file as the exam page does, without anybody signed in."""

    def post(upload, *, kind="photo", slot=1, name=NAME, ticket=signed):
        url = reverse("answer_files", args=[attempt.pk])
        data = {"slot": slot, "kind": kind, "name": name, "file": upload}
        return client.post(url, data, headers={"X-Exam-Ticket": ticket})

    return post
