"""A phone sends photographs, recordings and documents that belong to an answer."""

from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from assessments.quizzes.exam_time.clock import MINUTE, now_us
from assessments.quizzes.files.redrawing import redrawn
from assessments.quizzes.files.signatures import document_type, voice_type
from assessments.quizzes.models import AnswerFile, Attempt
from assessments.quizzes.sitting import submitting
from tests.factories import recordings

pytestmark = pytest.mark.usefixtures("everything")


def file(content: bytes, name: str = "IMG_1.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_photograph_is_drawn_anew_upright_small_and_without_its_position(send):
    response = send(file(recordings.photograph()))

    assert response.status_code == 200
    kept = AnswerFile.objects.get()
    with storages["private"].open(kept.content) as stored, Image.open(stored) as photo:
        assert (photo.format, photo.size) == ("JPEG", (800, 1600))
        assert not photo.getexif()
    assert (kept.kind, kept.title, "IMG_1" in kept.content) == ("photo", "", False)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_other_kinds_of_pictures_become_a_jpeg_too(form):
    drawn = redrawn(recordings.photograph(40, 20, form))

    assert Image.open(BytesIO(drawn)).format == "JPEG"
    assert b"PhoneMaker" not in drawn


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\xff\xd8\xff", recordings.photograph(40, 20)[:200]])
def test_what_is_no_picture_is_refused_with_what_to_do(send, content):
    response = send(file(content or b"\0"))

    assert response.status_code == 415
    assert "请用手机直接拍" in response.json()["message"]
    assert not AnswerFile.objects.exists()


@pytest.mark.parametrize(("media_type", "content"), recordings.VOICES.items())
def test_recordings_of_phones_are_told_by_how_they_begin(media_type, content):
    assert voice_type(content) == media_type


def test_other_things_are_no_recording_and_no_document(send):
    assert [voice_type(one) for one in (b"", b"\xff", b"\xff\xd8\xff\xe0", b"MZ", b"%PDF-1.7", b"RIFF....AVI ")] == [
        None
    ] * 6
    assert [document_type(one) for one in (b"", b"PK\x03\x04", b"<html>", recordings.document("x.xml"))] == [None] * 4
    assert document_type(recordings.document("word/document.xml", "word/vbaProject.bin")) is None
    assert document_type(recordings.document("xl/workbook.xml")).endswith("spreadsheetml.sheet")
    assert send(file(b"MZ", "a.m4a"), kind="voice").status_code == 415


def test_a_task_takes_what_it_says_and_nothing_else(send):
    assert send(file(recordings.document(), '登记"表\n.docx'), kind="file", slot=2).status_code == 200
    assert send(file(recordings.VOICES["audio/mp4"]), kind="voice", slot=2, name="a" * 24).status_code == 400

    assert AnswerFile.objects.get().title == "登记表.docx"


def test_the_same_file_twice_is_kept_once(send, private):
    send(file(recordings.photograph(40, 20)))

    assert send(file(recordings.photograph(40, 20))).status_code == 200
    assert AnswerFile.objects.count() == 1
    assert len(list(private.rglob("*.jpg"))) == 1


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"ticket": "forged"}, 403),
        ({"name": "../../etc/passwd"}, 400),
        ({"slot": 3}, 400),
        ({"slot": "x"}, 400),
        ({"kind": "film"}, 400),
    ],
)
def test_what_a_phone_would_not_send_is_refused(send, changes, status):
    assert send(file(recordings.photograph(40, 20)), **changes).status_code == status
    assert not AnswerFile.objects.exists()


def test_a_file_that_is_too_large_is_refused_unread(send, monkeypatch):
    monkeypatch.setattr("assessments.quizzes.files.receiving.MOST_BYTES", {"photo": 100, "voice": 100, "file": 100})

    assert send(file(recordings.photograph(40, 20))).status_code == 413


def test_after_the_deadline_or_handing_in_nothing_is_taken(send, attempt, private):
    Attempt.objects.update(closes_us=now_us() - MINUTE)
    assert send(file(recordings.photograph(40, 20))).status_code == 410

    submitting.submit(attempt)
    assert send(file(recordings.photograph(40, 20))).json()["reason"] == "closed"
    assert list(private.rglob("*.jpg")) == []


def test_nobody_fills_the_disk(send, monkeypatch):
    monkeypatch.setattr("assessments.quizzes.files.receiving.MOST_OF_SLOT", 1)
    send(file(recordings.photograph(40, 20)))

    assert send(file(recordings.photograph(40, 20)), name="b" * 24).status_code == 409
