"""A trainer writes a lesson, sees it as a phone will show it, and a colleague publishes it."""

from django.urls import reverse
from playwright.sync_api import Page, expect

from courses.catalogue.models import LessonPage
from people.models import Role
from tests.factories import catalogue, people

TITLE = "楼道里的电动车"


def test_a_lesson_is_written_previewed_and_published_by_a_second_person(open_page, site, district, trainer, sign_in):
    module = catalogue.module(district)
    colleague = people.staff(Role.Kind.TRAINER, district, name="周敏")
    desk, second_desk = open_page(), open_page()

    # given a trainer at the module
    sign_in(desk, trainer)
    desk.goto(site + reverse("wagtailadmin_explore", args=[module.pk]))

    # when she writes a lesson and looks at it
    desk.goto(site + reverse("wagtailadmin_pages:add", args=["catalogue", "lessonpage", module.pk]))
    write(desk)
    desk.locator("[data-side-panel-toggle=preview]").click()
    preview = desk.frame_locator("#w-preview-iframe")

    # then the phone-sized preview shows what a worker will see
    expect(preview.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(preview.get_by_text("先看门厅和楼梯间。")).to_be_visible()

    # when she asks for a review
    desk.locator("footer button[aria-expanded]").last.click()
    desk.locator("[name=action-submit]").click()
    desk.wait_for_load_state()

    # then a colleague finds it on the first page and publishes it
    sign_in(second_desk, colleague)
    second_desk.goto(site + reverse("wagtailadmin_home"))
    second_desk.get_by_role("link", name=TITLE).first.click()
    second_desk.get_by_role("button", name="通过并发布").first.click()
    expect(second_desk.get_by_role("button", name="保存草稿").first).to_be_visible()
    assert LessonPage.objects.get(title=TITLE).live


def write(desk: Page) -> None:
    desk.locator("#id_title").fill(TITLE)
    desk.locator("button[title='插入内容块'], button[title='Insert a block']").last.click()
    desk.get_by_role("option", name="提示").click()
    desk.locator("[name$=value-title]").fill("先看门厅和楼梯间。")
