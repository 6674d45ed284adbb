"""A paper with every kind of question, sat on a phone whose network goes in the middle."""

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from assessments.quizzes.models import Attempt, Mark
from assessments.quizzes.sitting.questions import Question, questions_of
from tests.factories import kinds, quizzes
from tests.journeys.exam_page import look, section, troubles_of

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("everything"),
]
# What two phones that differ would show side by side.
IN_WORDS = """async () => {
  const [{ describe }, { readPart }] = await Promise.all(
    ["describing", "responses"].map((name) => import(`/static/gridschool/exam/${name}.js`)));
  const words = document.querySelector("template[data-decide]").dataset;
  return [...document.querySelectorAll("[data-question]")].map((question) => question.querySelector("[data-asked]"))
    .filter(Boolean).map((part) => describe(part, readPart(part), words)).join("\\n");
}"""


def begin(page: Page, site: str, sign_in, worker, district) -> list[Question]:
    step = quizzes.step_at(district, kinds.EVERY)
    sign_in(page, worker.user)
    page.goto(site + reverse("quiz", args=[quizzes.enrolment(step, worker).pk, 1]))
    page.get_by_role("button", name="开始").click()
    expect(page.locator("[data-pager]")).to_be_visible()  # the scripts have come
    return questions_of(Attempt.objects.get())


def choose(place: Locator, *words: str) -> None:
    for word in words:
        place.locator(".option", has_text=word).click()


def tap(place: Locator, x: int, y: int) -> None:
    """A place on the picture, in its own pixels."""
    layer = place.locator("[data-layer]")
    layer.scroll_into_view_if_needed()
    width = layer.bounding_box()["width"]
    layer.click(position={"x": x * width / 640, "y": y * width / 640})


def arrange(place: Locator) -> None:
    """By the buttons alone: each row is moved up until it stands where it belongs."""
    rows = place.locator("[data-order] > li")
    for step, choice in enumerate(kinds.ORDERING.choices):
        while True:
            at = next(i for i in range(rows.count()) if choice.text in rows.nth(i).inner_text())
            if at == step:
                break
            rows.nth(at).locator("[data-up]").click()


def test_every_kind_can_be_answered_with_the_network_gone_in_the_middle(
    unsteady, site, sign_in, worker, district, accessible
):
    page = unsteady.new_page()
    troubles = troubles_of(page)
    questions = begin(page, site, sign_in, worker, district)

    choose(section(page, questions, "single"), "拔下正在充电的电池")
    choose(section(page, questions, "multiple"), "工作证", "手持终端")
    choose(section(page, questions, "true_false"), "错")
    expect(page.locator("[data-saved=saved]")).to_be_visible()

    unsteady.set_offline(True)
    gaps = section(page, questions, "gap")
    gaps.get_by_label("第 1 空").fill("１１９")
    gaps.get_by_label("第 2 空").fill("火势")
    gaps.get_by_label("第 2 空").press("Enter")  # hands nothing in
    gaps.get_by_label("第 3 空").select_option("室外充电棚")
    look(page, "gap")
    section(page, questions, "short_answer").get_by_label("你的回答").fill("先开窗，\n再关阀门")
    arrange(section(page, questions, "ordering"))
    look(page, "ordering")
    accessible(page)
    spot = section(page, questions, "hotspot")
    expect(spot.locator("image")).to_be_visible()
    tap(spot, 120, 250)
    tap(spot, 300, 50)
    tap(spot, 300, 50)  # away again
    spot.locator("[data-layer]").focus()
    for _press in range(11):
        page.keyboard.press("ArrowRight")
    for _press in range(5):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(spot.locator(".spot-mark")).to_have_count(2)
    look(page, "hotspot")
    accessible(page)
    expect(page.get_by_text("没有网络，接着答。")).to_be_visible()

    page.evaluate("window.__gone = true")
    unsteady.set_offline(False)
    expect(page.locator("[data-saved=saved]")).to_be_visible()
    page.reload()  # what was answered is there again
    expect(section(page, questions, "hotspot").locator(".spot-mark")).to_have_count(2)
    expect(section(page, questions, "ordering").locator("[data-order] > li").first).to_contain_text("喊人撤离")
    pairs = section(page, questions, "matching")
    for left, right in (("燃气软管老化", "燃气公司"), ("消防栓没有水", "消防救援大队"), ("路面塌陷", "住建部门")):
        select = pairs.get_by_label(left)
        select.select_option(select.locator("option", has_text=right).get_attribute("value"))
    look(page, "matching")
    accessible(page)
    case = section(page, questions, "case")
    choose(case, "上门听他说")
    case.get_by_label("第 1 空").fill("街道")
    tap(case, 450, 270)
    look(page, "case")
    accessible(page)
    section(page, questions, "description")
    look(page, "description")
    for kind in ("single", "multiple", "short_answer"):
        section(page, questions, kind)
        look(page, kind)

    said = page.evaluate(IN_WORDS)
    for words in (
        " 错",
        " 手持终端",
        " 工作证",
        "第 2 空：火势",
        "喊人撤离：第 1 步",
        "　住建部门",
        "点了 2 处",
        " 上门听他说",
    ):
        assert words in said
    assert "2. 第 1 空：街道\n3. 点了 1 处" in said

    page.get_by_role("link", name="交卷").click()
    expect(page.get_by_role("heading", name="都答完了，要交卷吗？")).to_be_visible()
    page.locator("[data-confirm]").click()
    expect(page.get_by_role("heading", name="考过了")).to_be_visible()

    attempt = Attempt.objects.get()
    earned = {mark.version.kind: mark.score for mark in Mark.objects.select_related("version")}
    assert earned == {kind.kind: 4 for kind in kinds.CLOSED} | {"case": 0 + 3}
    assert (attempt.score, attempt.max_score) == (35, 36)
    page.goto(page.url + "?show=all")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    look(page, "result")
    accessible(page)
    assert troubles == []
