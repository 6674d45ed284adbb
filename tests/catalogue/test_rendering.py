import pytest
from django.core.management import call_command
from wagtail import blocks

from courses.catalogue.blocks import LessonStream, TextBlock, register
from courses.catalogue.importing import import_course
from courses.catalogue.listing import steps_of
from courses.catalogue.models import CoursePage, LessonPage
from courses.catalogue.rendering import lesson_body
from courses.catalogue.shelving import shelf_for
from ledger import auditing
from tests.factories import catalogue


def test_every_block_is_shown_with_its_basis_at_its_end(tmp_path, district):
    course = import_course(catalogue.folder(tmp_path), shelf_for(district), auditing.SYSTEM)
    lesson = LessonPage.objects.descendant_of(course).get()

    body = lesson_body(lesson.pk, lesson.live_revision_id)

    assert "<h2>先看哪里</h2>" in body
    assert body.index("<b>门厅</b>") < body.index("依据：《中华人民共和国消防法》第二十八条") < body.index("<figure")
    assert 'alt="门厅里停着一辆电动车。"' in body
    assert "<b>一、劝。</b>请车主挪走。" in body
    assert "notice wait" in body


def test_a_body_costs_few_queries_cold_and_none_warm(tmp_path, district, django_assert_num_queries):
    course = import_course(catalogue.folder(tmp_path), shelf_for(district), auditing.SYSTEM)
    lesson = LessonPage.objects.descendant_of(course).get()

    with django_assert_num_queries(2):
        cold = lesson_body(lesson.pk, lesson.live_revision_id)
    with django_assert_num_queries(0):
        warm = lesson_body(lesson.pk, lesson.live_revision_id)

    assert warm == cold


def test_a_newer_revision_is_another_body_and_the_older_one_can_still_be_read(district):
    page = catalogue.lesson(catalogue.module(district), text="先看门厅。")
    first = page.live_revision_id
    page.body = [{"type": "text", "value": {"heading": "", "body": "<p>先看楼梯。</p>", "basis": ""}}]
    page.save_revision().publish()

    now = LessonPage.objects.get(pk=page.pk)

    assert "楼梯" in lesson_body(page.pk, now.live_revision_id)
    assert "门厅" in lesson_body(page.pk, first)


@pytest.mark.parametrize(
    "smuggled", ["<script>alert(1)</script>", '<p onclick="alert(1)">x</p>', '<a href="javascript:alert(1)">x</a>']
)
def test_what_is_smuggled_into_rich_text_does_not_survive_saving(district, smuggled):
    page = catalogue.lesson(catalogue.module(district), text=smuggled)

    body = lesson_body(page.pk, page.live_revision_id)

    assert not any(word in body for word in ("<script", "onclick", "javascript:", "alert(1)</"))


def test_tags_in_plain_text_are_shown_as_text(district):
    page = catalogue.lesson(catalogue.module(district))
    page.body = [{"type": "callout", "value": {"tone": "note", "title": "<script>alert(1)</script>", "body": ""}}]
    revision = page.save_revision()

    body = lesson_body(page.pk, revision.pk)

    assert "<script>" not in body
    assert "&lt;script&gt;" in body


def test_steps_are_listed_in_order_and_only_what_is_published(district):
    module = catalogue.module(district)
    first = catalogue.lesson(module, "第一课")
    catalogue.lesson(module, "草稿", live=False)
    second = catalogue.lesson(module, "第二课")

    steps = steps_of(CoursePage.objects.get())

    assert steps == [(module, first), (module, second)]


def test_the_list_of_steps_costs_the_same_for_one_and_for_three(district, django_assert_num_queries):
    module = catalogue.module(district)
    course = CoursePage.objects.get()
    catalogue.lesson(module, "第一课")

    with django_assert_num_queries(3):
        steps_of(course)
    for title in ("第二课", "第三课"):
        catalogue.lesson(module, title)
    with django_assert_num_queries(3):
        steps = steps_of(course)

    assert len(steps) == 3


def test_a_new_kind_of_block_asks_for_no_migration(db, monkeypatch):
    monkeypatch.setattr("courses.catalogue.blocks._registered", [])
    register("riddle", blocks.CharBlock())

    assert "riddle" in LessonStream().child_blocks
    call_command("makemigrations", "catalogue", check=True, dry_run=True, verbosity=0)


def test_rich_text_takes_bold_and_lists_only():
    stored = (
        TextBlock()
        .child_blocks["body"]
        .get_prep_value(
            TextBlock()
            .child_blocks["body"]
            .to_python("<h1>大</h1><ul><li><i>斜</i></li></ul><p style='x'><b>粗</b></p>")
        )
    )

    assert stored == "大<ul><li>斜</li></ul><p><b>粗</b></p>"
