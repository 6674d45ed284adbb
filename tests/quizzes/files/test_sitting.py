"""A report and a task are sat without a script, marked by a person, and shown to those whom they concern."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from assessments.quizzes.models import AnswerFile, Attempt, Mark, OpenAnswer
from assessments.quizzes.sitting import submitting
from assessments.quizzes.sitting.sheets import BadSheet, from_text, tidy
from people.models import Role
from tests.factories import grids, people, recordings
from tests.quizzes.files.conftest import NAME

pytestmark = pytest.mark.usefixtures("everything")
SHAPE = "(s3aaupv)(aupf)"


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def phone(client, worker):
    client.force_login(worker.user)
    return client


def post(phone, attempt, **more):
    data = {"slot-1-1": "A", "slot-1-2": "三单元二楼", "slot-1-3": "电池在充电。", "base": "0", **more}
    response = phone.post(reverse("submission", args=[attempt.pk]), data)
    call_command("mark_attempts")
    return response


@pytest.fixture
def handed_in(phone, attempt):
    photo = SimpleUploadedFile("1.jpg", recordings.photograph(400, 300))
    voice = SimpleUploadedFile("1.m4a", recordings.VOICES["audio/mp4"])
    post(phone, attempt, **{"slot-1-4.photo": photo, "slot-1-4.voice": voice})
    attempt.refresh_from_db()
    return attempt


def test_the_page_asks_for_everything_and_takes_files(phone, attempt):
    page = text(phone.get(reverse("attempt", args=[attempt.pk])))

    assert 'enctype="multipart/form-data"' in page and 'capture="environment"' in page
    assert "消防隐患" in page and "在哪里" in page and "录一段话" in page and "选文件：PDF" in page
    assert "照片看得出问题" not in page


def test_a_plain_form_brings_the_files_along(handed_in):
    sheet = from_text(handed_in.answers)

    assert sheet["1"][:3] == ["A", "三单元二楼", "电池在充电。"]
    assert sheet["1"][3] == list(AnswerFile.objects.order_by("pk").values_list("name", flat=True))
    assert handed_in.waits
    assert list(OpenAnswer.objects.values_list("slot", flat=True)) == [1]


def test_only_saving_keeps_them_ticked_on_the_page(phone, attempt):
    photo = SimpleUploadedFile("1.jpg", recordings.photograph(400, 300))
    post(phone, attempt, **{"slot-1-4.photo": photo, "only-save": "1"})

    page = text(phone.get(reverse("attempt", args=[attempt.pk])))

    assert f'value="{AnswerFile.objects.get().name}"' in page and "已经传上" in page


def test_a_file_that_cannot_be_taken_is_said_before_handing_in(phone, attempt):
    response = post(phone, attempt, **{"slot-1-4.photo": SimpleUploadedFile("1.jpg", b"no picture")})

    assert response.url == reverse("attempt", args=[attempt.pk])
    assert "这不是能看的照片" in text(phone.get(response.url))
    assert from_text(Attempt.objects.get().answers)["1"][1] == "三单元二楼"


def test_a_marker_sees_and_hears_it_and_marks_it(client, handed_in, marker):
    client.force_login(marker)
    answer = OpenAnswer.objects.get()
    page = text(client.get(reverse("open_answer", args=[answer.pk])))
    photo, voice = AnswerFile.objects.order_by("pk")

    assert "消防隐患" in page and "三单元二楼" in page and "<audio controls" in page
    sent = client.get(reverse("marking_file", args=[photo.pk]))
    assert (sent.status_code, sent["Content-Type"], sent.content[:2]) == (200, "image/jpeg", b"\xff\xd8")
    part = client.get(reverse("marking_file", args=[voice.pk]), headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content, part["Content-Range"]) == (206, b"ftyp", f"bytes 4-7/{voice.size}")

    client.post(reverse("open_answer", args=[answer.pk]), {"p0-0": "1", "p0-1": "0.5", "p0-2": "2"})

    handed_in.refresh_from_db()
    assert (Mark.objects.get(slot=1).score, handed_in.score) == (3.5, 3.5)


def test_the_worker_sees_the_own_files_in_the_result(phone, handed_in, marker):
    Mark.objects.create(
        attempt=handed_in, slot=1, run=2, version=OpenAnswer.objects.get().version, score=4, max_score=4, by=marker,
        response=f'{{"category":"A","place":"三单元","text":"","files":["{AnswerFile.objects.first().name}"]}}',
        points={"0": ["1", "1", "2"]},
    )  # fmt: skip
    Attempt.objects.update(score=4, passed=False)

    page = text(phone.get(reverse("result", args=[handed_in.pk]) + "?show=all"))

    address = reverse("answer_file", args=[handed_in.pk, AnswerFile.objects.first().name])
    assert address in page
    assert phone.get(address).status_code == 200


def test_nobody_else_gets_a_file(client, handed_in, district, other_district):
    file = AnswerFile.objects.first()
    own, desk = reverse("answer_file", args=[handed_in.pk, file.name]), reverse("marking_file", args=[file.pk])

    client.force_login(people.worker(grids.building(district)).user)
    assert (client.get(own).status_code, client.get(desk).status_code) == (404, 403)
    client.force_login(people.staff(Role.Kind.MARKER, other_district))
    assert (client.get(own).status_code, client.get(desk).status_code) == (404, 404)
    client.force_login(people.staff(Role.Kind.TRAINER, district))
    assert (client.get(own).status_code, client.get(desk).status_code) == (404, 403)


def test_a_document_is_saved_and_not_opened(phone, attempt):
    file = SimpleUploadedFile("表.docx", recordings.document())
    post(phone, attempt, **{"slot-2-2.file": file})

    sent = phone.get(reverse("answer_file", args=[attempt.pk, AnswerFile.objects.get().name]))

    assert sent["Content-Disposition"].startswith("attachment")
    assert "inline" not in sent["Content-Disposition"]


@pytest.mark.parametrize("names", [["x"], [NAME, NAME], [NAME[:-1] + str(n) for n in range(7)], "x", [[NAME]]])
def test_a_sheet_with_strange_files_is_refused(names):
    with pytest.raises(BadSheet):
        tidy({"2": ["", names]}, SHAPE)


def test_a_file_that_never_came_is_said_to_the_marker(client, attempt, marker):
    Attempt.objects.update(answers=f'{{"1":["A","","",["{NAME}"]]}}')
    submitting.submit(attempt)
    client.force_login(marker)

    assert "另有 1 个文件没有传上来" in text(client.get(reverse("open_answer", args=[OpenAnswer.objects.get().pk])))


def test_what_a_marker_notes_on_a_photograph_is_shown_over_it(client, handed_in, marker, worker):
    client.force_login(marker)
    answer, photo = OpenAnswer.objects.get(), AnswerFile.objects.get(kind="photo")
    page = reverse("open_answer", args=[answer.pk])
    points = {"p0-0": "1", "p0-1": "1", "p0-2": "2"}
    note = {"file": photo.name, "box": [0.125, 0.25, 0.5, 0.25], "text": "<b>插头</b>没拔"}
    spoilt = [
        note | {"file": "0" * 24}, note | {"box": [0.9, 0, 0.5, 0.1]}, note | {"box": ["nan"] * 4}, note | {"text": " "}, 7,
    ]  # fmt: skip

    assert f'data-noting="{photo.name}"' in text(client.get(page))
    for one in spoilt:
        assert "标注" in text(client.post(page, points | {"notes": json.dumps([one])}))
    assert not Mark.objects.filter(slot=1).exists()
    client.post(page, points | {"notes": json.dumps([note])})
    client.force_login(worker.user)
    shown = text(client.get(reverse("result", args=[handed_in.pk]) + "?show=all"))

    assert 'x="12.5%" y="25%" width="50%" height="25%"' in shown
    assert "&lt;b&gt;插头" in shown and "<b>插头" not in shown
