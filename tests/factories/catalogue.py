"""A small course: as a folder to import, or as pages on a shelf."""

from pathlib import Path

from courses.catalogue.models import CoursePage, LessonPage, ModulePage
from courses.catalogue.shelving import shelf_for
from grids.models import Grid

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 226" width="700" height="452">'
    '<rect width="350" height="226" fill="#fcfdfa"/></svg>'
)
COURSE = """
slug = "fire"
title = "消防隐患排查"
duty = "隐患排查"
summary = "会看、会劝、会报。"
reviewed = "2026-09"
[[modules]]
title = "楼道"
summary = "先看楼道。"
lessons = ["1-stairwell"]
quiz = { title = "楼道小测", topic = "消防隐患排查/楼道", count = 5, pass_percent = 60 }
"""
LESSON = """
slug = "stairwell"
title = "楼道里的电动车"
character = "读"
length = "medium"
summary = "会看楼道。"
[[blocks]]
type = "text"
heading = "先看哪里"
body = "<p>先看<b>门厅</b>。</p>"
basis = "《中华人民共和国消防法》第二十八条：不得占用、堵塞疏散通道。"
[[blocks]]
type = "picture"
file = "hall.svg"
alt = "门厅里停着一辆电动车。"
caption = "示意图。"
[[blocks]]
type = "steps"
heading = "怎么办"
items = [ { title = "劝", text = "请车主挪走。" }, { title = "报", text = "用终端上报。" } ]
basis = ""
[[blocks]]
type = "callout"
tone = "warn"
title = "不扣车。"
body = "网格员没有行政执法权。"
"""


def folder(path: Path, course: str = COURSE, lesson: str = LESSON, drawing: str = DRAWING) -> Path:
    (path / "pictures").mkdir(parents=True, exist_ok=True)
    (path / "course.toml").write_text(course, encoding="utf-8")
    (path / "1-stairwell.toml").write_text(lesson, encoding="utf-8")
    (path / "pictures" / "hall.svg").write_text(drawing, encoding="utf-8")
    return path


def module(grid: Grid, title: str = "消防隐患排查") -> ModulePage:
    """A published course with one published module on the node's shelf."""
    course = shelf_for(grid).add_child(instance=CoursePage(title=title))
    return course.add_child(instance=ModulePage(title="楼道"))


def lesson(
    parent: ModulePage, title: str = "楼道里的电动车", *, live: bool = True, text: str = "先看门厅。"
) -> LessonPage:
    body = [{"type": "text", "value": {"heading": "", "body": f"<p>{text}</p>", "basis": ""}}]
    page = ModulePage.objects.get(pk=parent.pk).add_child(instance=LessonPage(title=title, body=body, live=False))
    revision = page.save_revision()
    if live:
        revision.publish()
    return LessonPage.objects.get(pk=page.pk)
