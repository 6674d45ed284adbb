import pytest
from wagtail.models import TaskState
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from courses.catalogue.models import LessonPage
from courses.catalogue.rendering import lesson_body
from ledger.models import AuditLine
from people.models import Role
from tests.clients import SignedInClient
from tests.factories import catalogue, people


@pytest.fixture
def module(district):
    return catalogue.module(district)


@pytest.fixture
def colleague(district):
    return people.staff(Role.Kind.TRAINER, district, name="周敏")


@pytest.fixture
def stranger(other_district):
    return people.staff(Role.Kind.TRAINING_ADMIN, other_district, name="孙强")


def signed_in(user) -> SignedInClient:
    client = SignedInClient()
    client.force_login(user)
    return client


def lesson_form(text: str = "<p>先看<b>门厅</b>。</p>", **extra) -> dict:
    block = {
        "heading": "先看哪里",
        "body": rich_text(text, features=["bold", "ul", "ol"]),
        "basis": "《消防法》第二十八条",
    }
    return nested_form_data(
        {
            "title": "楼道里的电动车",
            "summary": "会看楼道。",
            "character": "读",
            "length": "short",
            "body": streamfield([("text", block)]),
            **extra,
        }
    )


def write(author, module, **extra) -> LessonPage:
    response = signed_in(author).post(f"/cms/pages/add/catalogue/lessonpage/{module.pk}/", lesson_form(**extra))

    assert response.status_code == 302, response.context["form"].errors
    return LessonPage.objects.get(title="楼道里的电动车")


def act(person, page, name: str, **data):
    state = TaskState.objects.get(status="in_progress")
    return signed_in(person).post(f"/cms/pages/workflow/action/{page.pk}/{name}/{state.pk}/", data)


def test_a_trainer_writes_a_colleague_publishes(trainer, colleague, module):
    page = write(trainer, module, **{"action-submit": "1"})
    assert not page.live

    act(colleague, page, "approve")

    page.refresh_from_db()
    assert page.live
    assert "<b>门厅</b>" in lesson_body(page.pk, page.live_revision_id)
    line = AuditLine.objects.get(deed="publish step")
    assert (line.actor, line.detail) == (colleague, {"revision": page.live_revision_id})


def test_nobody_approves_what_they_have_written(trainer, module):
    page = write(trainer, module, **{"action-submit": "1"})

    response = act(trainer, page, "approve")

    page.refresh_from_db()
    assert response.status_code == 302
    assert not page.live


def test_the_button_to_publish_does_nothing_for_the_writer(trainer, module):
    page = write(trainer, module, **{"action-publish": "1"})

    signed_in(trainer).post(f"/cms/pages/{page.pk}/edit/", lesson_form(**{"action-publish": "1"}))

    page.refresh_from_db()
    assert not page.live


def test_not_even_an_administrator_of_training_publishes_alone(district, module):
    page = write(people.staff(Role.Kind.TRAINING_ADMIN, district), module, **{"action-publish": "1"})

    assert not page.live


def test_while_it_is_under_review_nobody_changes_it(trainer, colleague, module):
    page = write(trainer, module, **{"action-submit": "1"})

    for person in (trainer, colleague):
        signed_in(person).post(f"/cms/pages/{page.pk}/edit/", lesson_form("<p>换了内容。</p>"))

    assert "换了内容" not in str(page.get_latest_revision_as_object().body)


def test_who_changed_the_draft_needs_another_reader(trainer, colleague, module):
    page = write(trainer, module)
    signed_in(colleague).post(f"/cms/pages/{page.pk}/edit/", lesson_form("<p>乙改过。</p>", **{"action-submit": "1"}))

    act(trainer, page, "approve")
    act(colleague, page, "approve")

    page.refresh_from_db()
    assert not page.live


def test_a_reader_sends_it_back_with_a_word(trainer, colleague, module):
    page = write(trainer, module, **{"action-submit": "1"})

    act(colleague, page, "reject", comment="第二条依据再核对。")

    page.refresh_from_db()
    assert page.current_workflow_state.status == "needs_changes"
    assert "第二条依据再核对。" in signed_in(trainer).get(f"/cms/pages/{page.pk}/edit/").content.decode()


def test_another_district_reviews_nothing_here(trainer, stranger, module):
    page = write(trainer, module, **{"action-submit": "1"})

    response = act(stranger, page, "approve")

    page.refresh_from_db()
    assert response.status_code == 404
    assert not page.live


def test_a_page_of_ones_own_in_the_address_does_not_open_another_districts_review(
    trainer, stranger, module, other_district
):
    page = write(trainer, module, **{"action-submit": "1"})
    state = TaskState.objects.get()
    bait = catalogue.lesson(catalogue.module(other_district), "诱饵", live=False)
    bait.get_workflow().start(bait, people.staff(Role.Kind.TRAINER, other_district))

    signed_in(stranger).post(f"/cms/pages/workflow/action/{bait.pk}/approve/{state.pk}/")

    page.refresh_from_db()
    assert not page.live


def test_the_review_waits_on_the_first_page_of_those_who_may_do_it(trainer, colleague, stranger, module):
    write(trainer, module, **{"action-submit": "1"})

    def first_page(person):
        return signed_in(person).get("/cms/").content.decode()

    assert "通过并发布" in first_page(colleague)
    assert "通过并发布" not in first_page(trainer)
    assert "楼道里的电动车" not in first_page(stranger)


def test_the_reviewer_finds_both_answers_on_the_page_itself(trainer, colleague, module):
    page = write(trainer, module, **{"action-submit": "1"})

    to_read = signed_in(colleague).get(f"/cms/pages/{page.pk}/edit/").content.decode()
    own = signed_in(trainer).get(f"/cms/pages/{page.pk}/edit/").content.decode()

    assert "通过并发布" in to_read and "退回修改" in to_read
    assert "通过并发布" not in own and "撤回送审" in own


@pytest.mark.parametrize(
    "smuggled",
    [
        "<p onclick='alert(1)'>看<script>alert(1)</script></p>",
        "<p><a href='javascript:alert(1)'>看</a></p>",
        "<p><img src=x onerror='alert(1)'>看</p>",
    ],
)
def test_what_is_smuggled_into_the_editors_post_does_not_reach_the_page(trainer, colleague, module, smuggled):
    form = lesson_form()
    form["body-0-value-body"] = (
        '{"blocks": [{"key": "a", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": '
        f'[{{"offset": 0, "length": 1, "key": 0}}], "text": "{smuggled}"}}], "entityMap": {{"0": {{"type": "LINK", '
        '"mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}}}'
    )
    signed_in(trainer).post(f"/cms/pages/add/catalogue/lessonpage/{module.pk}/", form | {"action-submit": "1"})
    page = LessonPage.objects.get(title="楼道里的电动车")

    act(colleague, page, "approve")

    page.refresh_from_db()
    body = lesson_body(page.pk, page.live_revision_id)
    assert not any(tag in body for tag in ("<script", "<img", "<a ", "<p onclick"))


def test_the_preview_is_the_very_body_a_worker_sees(trainer, module):
    form = lesson_form()
    client = signed_in(trainer)
    client.post(f"/cms/pages/add/catalogue/lessonpage/{module.pk}/", form)
    page = LessonPage.objects.get()
    client.post(f"/cms/pages/{page.pk}/edit/preview/", form)

    preview = client.get(f"/cms/pages/{page.pk}/edit/preview/?mode=").content.decode()

    assert lesson_body(page.pk, page.latest_revision_id) in preview
    assert "gridschool.css" in preview


def test_a_published_lesson_is_withdrawn_but_never_deleted(trainer, district, module):
    page = catalogue.lesson(module)
    administrator = signed_in(people.staff(Role.Kind.TRAINING_ADMIN, district))

    assert signed_in(trainer).post(f"/cms/pages/{page.pk}/delete/").status_code == 302
    assert administrator.post(f"/cms/pages/{page.pk}/delete/").status_code == 302
    assert administrator.post(f"/cms/pages/{page.get_parent().pk}/delete/").status_code == 302
    assert LessonPage.objects.get(pk=page.pk).live

    administrator.post(f"/cms/pages/{page.pk}/unpublish/")

    assert not LessonPage.objects.get(pk=page.pk).live
