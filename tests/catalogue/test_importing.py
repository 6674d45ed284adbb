import pytest
from django.core.exceptions import PermissionDenied
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from courses.catalogue.importing import import_course
from courses.catalogue.models import LessonPage
from courses.catalogue.reading import CourseRefused
from courses.catalogue.shelving import shelf_for
from ledger import auditing
from ledger.models import AuditLine
from tests.factories import catalogue


@pytest.fixture
def shelf(district):
    return shelf_for(district)


def test_a_folder_becomes_a_published_course_with_its_pictures(tmp_path, shelf, trainer):
    quizzes = []

    course = import_course(
        catalogue.folder(tmp_path), shelf, trainer, lambda module, quiz: quizzes.append((module, quiz))
    )

    lesson = LessonPage.objects.descendant_of(course).get()
    assert (course.title, course.checked, lesson.live, lesson.length) == ("消防隐患排查", "2026-09", True, "medium")
    assert [block.block_type for block in lesson.body] == ["text", "picture", "steps", "callout"]
    assert lesson.body[1].value["image"].collection == shelf.collection
    assert [(module.title, quiz["count"]) for module, quiz in quizzes] == [("楼道", 5)]
    assert AuditLine.objects.get(deed="import course").actor == trainer


def test_a_second_run_changes_nothing(tmp_path, shelf):
    folder = catalogue.folder(tmp_path)
    import_course(folder, shelf, auditing.SYSTEM)
    before = (
        Page.objects.count(),
        Revision.objects.count(),
        get_image_model().objects.count(),
        AuditLine.objects.count(),
    )

    import_course(folder, shelf, auditing.SYSTEM)

    after = Page.objects.count(), Revision.objects.count(), get_image_model().objects.count(), AuditLine.objects.count()
    assert after == before


def test_a_changed_lesson_gets_one_new_revision(tmp_path, shelf):
    course = import_course(catalogue.folder(tmp_path), shelf, auditing.SYSTEM)
    before = Revision.objects.count()

    import_course(catalogue.folder(tmp_path, lesson=catalogue.LESSON.replace("门厅", "楼梯间")), shelf, auditing.SYSTEM)

    assert Revision.objects.count() == before + 1
    assert "楼梯间" in str(LessonPage.objects.descendant_of(course).get().body)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('file = "hall.svg"', 'file = "gone.svg"', "1-stairwell.toml 第 2 块：找不到图片 gone.svg"),
        ('heading = "先看哪里"', 'headline = "先看哪里"', "1-stairwell.toml 第 1 块：不认识“headline”"),
        ('title = "不扣车。"', 'title = ""', "1-stairwell.toml 第 4 块：“一句话”不能空"),
        ('tone = "warn"', 'tone = "loud"', "1-stairwell.toml 第 4 块：“语气”里没有“loud”这一项"),
        ('type = "steps"', 'type = "poem"', "1-stairwell.toml 第 3 块：没有这种内容：poem"),
        ('length = "medium"', 'length = "endless"', "1-stairwell.toml：篇幅只能是 short、medium、long"),
        ('slug = "stairwell"', "slug = ", "1-stairwell.toml 读不了"),
    ],
)
def test_a_fault_is_named_with_file_and_block_and_nothing_is_written(tmp_path, shelf, old, new, sentence):
    folder = catalogue.folder(tmp_path, lesson=catalogue.LESSON.replace(old, new))
    before = Page.objects.count(), get_image_model().objects.count()

    with pytest.raises(CourseRefused) as refused:
        import_course(folder, shelf, auditing.SYSTEM)

    assert any(sentence in problem for problem in refused.value.problems)
    assert (Page.objects.count(), get_image_model().objects.count()) == before


@pytest.mark.parametrize(
    "smuggled",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<image href="https://example.com/x.png"/>',
        '<rect fill="url(https://example.com/x)"/>',
        "<style>rect{}</style>",
        "<foreignObject/>",
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(tmp_path, shelf, smuggled):
    drawing = catalogue.DRAWING.replace("</svg>", f"{smuggled}</svg>")

    with pytest.raises(CourseRefused, match=r"第 2 块：图片 hall\.svg 里有脚本、样式或外部地址"):
        import_course(catalogue.folder(tmp_path, drawing=drawing), shelf, auditing.SYSTEM)


def test_a_drawing_with_entities_is_refused(tmp_path, shelf):
    drawing = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + catalogue.DRAWING

    with pytest.raises(CourseRefused, match="第 2 块"):
        import_course(catalogue.folder(tmp_path, drawing=drawing), shelf, auditing.SYSTEM)


def test_a_trainer_of_another_district_may_not_import(tmp_path, other_district, trainer):
    folder = catalogue.folder(tmp_path)

    with pytest.raises(PermissionDenied):
        import_course(folder, shelf_for(other_district), trainer)
