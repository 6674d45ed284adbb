"""A report with photographs, sent from a phone whose network goes, marked by two teachers and a third, and seen in the result."""

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from playwright.sync_api import Page, expect

from assessments.quizzes.models import AnswerFile, Attempt, OpenAnswer
from assessments.quizzes.sitting.questions import Question, questions_of
from people.models import Role
from tests.factories import kinds, people, quizzes, recordings
from tests.journeys.exam_page import look, section, troubles_of

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("everything"),
]


@pytest.fixture(autouse=True)
def private(tmp_path, monkeypatch):
    """Files of a test lie in its own folder."""
    for kept in ("_location", "base_location", "location"):
        monkeypatch.setattr(storages["private"], kept, str(tmp_path), raising=False)


def choose(place, label: str, name: str, kind: str, content: bytes) -> None:
    place.get_by_label(label).set_input_files({"name": name, "mimeType": kind, "buffer": content})


def begin(page: Page, site: str, sign_in, worker, district) -> list[Question]:
    step = quizzes.step_at(district, [kinds.REPORT, kinds.TASK, kinds.WRITTEN], markers=2)
    sign_in(page, worker.user)
    page.goto(site + reverse("quiz", args=[quizzes.enrolment(step, worker).pk, 1]))
    page.get_by_role("button", name="开始").click()
    expect(page.locator("[data-pager]")).to_be_visible()
    return questions_of(Attempt.objects.get())


def phone_of(new_context, sign_in, user) -> Page:
    """A teacher marks on a phone."""
    page = new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", has_touch=True).new_page()
    sign_in(page, user)
    return page


def note_on_a_photograph(desk: Page) -> None:
    """Frames a place with a finger that is dragged, and sets a point by keyboard."""
    figure = desk.locator("[data-noting]").first
    figure.scroll_into_view_if_needed()
    figure.get_by_role("button", name="在照片上标").click()
    box = figure.locator("[data-layer]").bounding_box()
    desk.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.3)
    desk.mouse.down()
    desk.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.5, steps=3)
    desk.mouse.up()
    figure.get_by_label("第 1 处写什么").fill("插头没拔")
    figure.locator("[data-layer]").focus()
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Enter")
    figure.get_by_label("第 2 处写什么").fill("再拍近一点")


def test_a_report_waits_on_the_phone_for_the_network_and_teachers_mark_it(
    unsteady, new_context, site, sign_in, worker, district, accessible
):
    page = unsteady.new_page()
    troubles = troubles_of(page)
    questions = begin(page, site, sign_in, worker, district)

    report = section(page, questions, "report")
    report.locator(".option", has_text="消防隐患").click()
    report.get_by_label("在哪里").fill("三单元二楼")
    report.get_by_label("看到什么，怎么处理").fill("电池在充电，已请户主拔下。")
    choose(report, "从相册里选照片", "IMG_1.jpg", "image/jpeg", recordings.photograph())
    expect(report.get_by_text("已经传上")).to_be_visible()
    expect(page.locator("[data-saved=saved]")).to_be_visible()

    unsteady.set_offline(True)
    choose(report, "现在拍一张", "IMG_2.jpg", "image/jpeg", recordings.photograph(800, 600))
    choose(report, "录一段话，或选一段录音", "REC.m4a", "audio/mp4", recordings.VOICES["audio/mp4"])
    expect(report.get_by_text("还没传上").first).to_be_visible()
    expect(page.get_by_text("还有 2 个照片、语音或文件没有传上。")).to_be_visible()
    look(page, "report")
    accessible(page)
    task = section(page, questions, "task")
    choose(task, "选文件：PDF、Word、Excel 或图片", "登记表.docx", "application/octet-stream", recordings.document())

    unsteady.set_offline(False)
    expect(page.locator("[data-saved=saved]")).to_be_visible()
    page.reload()  # what was sent is there again
    expect(section(page, questions, "report").get_by_text("已经传上")).to_have_count(3)
    task = section(page, questions, "task")
    expect(task.get_by_text("登记表.docx")).to_be_visible()
    choose(task, "从相册里选照片", "a.jpg", "image/jpeg", b"no picture")
    expect(task.get_by_text("这不是能看的照片")).to_be_visible()
    look(page, "task")
    accessible(page)
    section(page, questions, "short_answer").get_by_label("你的回答").fill("先听他说。")

    page.get_by_role("link", name="交卷").click()
    page.locator("[data-confirm]").click()
    page.wait_for_url("**/result/")
    expect(page.get_by_role("heading", name="卷已交，等老师评分")).to_be_visible()
    look(page, "waiting")
    accessible(page)
    assert sorted(AnswerFile.objects.values_list("kind", flat=True)) == ["file", "photo", "photo", "voice"]

    desks = [
        (phone_of(new_context, sign_in, people.staff(Role.Kind.MARKER, district, name=name)), points)
        for name, points in (("陈老师", "1"), ("周老师", "0"), ("吴老师", "1"))
    ]
    desk = desks[0][0]
    desk.goto(site + reverse("marking"))
    look(desk, "marking-list")
    accessible(desk)
    desk.get_by_role("link", name="按卷评").click()
    look(desk, "marking-papers")
    accessible(desk)
    for teacher, points in desks:  # the first two differ in everything, and neither learns it
        teacher.goto(site + reverse("marking") + "?by=paper")
        teacher.get_by_role("link", name="开始评").click()
        for _answer in range(OpenAnswer.objects.count()):
            for field in teacher.locator("input[inputmode=decimal]").all():
                field.fill(points)
            if teacher is desk and teacher.locator("audio").count():
                note_on_a_photograph(teacher)
                teacher.get_by_label("评语").fill("地点再写清楚些。")
                look(teacher, "marking-report")
                accessible(teacher)
            teacher.get_by_role("button", name="记下").click()
        expect(teacher.get_by_text("都评完了")).to_be_visible()
    assert Attempt.objects.get().score == 8  # of each question the points of the two who agree

    page.reload()
    expect(page.get_by_text("地点再写清楚些。").first).to_be_attached()
    page.goto(page.url + "?show=all")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    expect(page.locator("figure", has_text="老师在照片上标了").first).to_contain_text("插头没拔")
    look(page, "result-by-hand")
    accessible(page)
    assert troubles == []


def test_a_photograph_that_somebody_else_answered_for_is_sent_again(unsteady, site, sign_in, worker, district):
    page = unsteady.new_page()
    questions = begin(page, site, sign_in, worker, district)
    signs = ["<html>请先连接本厅的无线网</html>", "{}"]
    answer = lambda route: route.fulfill(status=200, body=signs.pop()) if signs else route.continue_()  # noqa: E731
    unsteady.route("**/files/", answer)

    report = section(page, questions, "report")
    choose(report, "从相册里选照片", "IMG_1.jpg", "image/jpeg", recordings.photograph())

    expect(report.locator("[data-files] input:checked")).to_have_count(1)
    assert AnswerFile.objects.count() == 1
