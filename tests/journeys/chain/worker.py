"""王秀兰 on her phone: from the next step to the figure that it becomes."""

from playwright.sync_api import Page, expect

from assessments.bank.marking.choosing import LETTERS, right_letters
from assessments.quizzes.asking.arranging import as_shown
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting.questions import Question, questions_of
from tests.journeys.chain.figures import open_line


def follow_the_next_step(phone: Page, site: str) -> str:
    """From 今天 into the next step. Returns its title."""
    phone.goto(f"{site}/")
    title = phone.locator("#next").inner_text()
    phone.get_by_role("link", name="接着学").click()
    expect(phone.get_by_role("heading", level=1, name=title)).to_be_visible()
    return title


def read_on_to_the_quiz(phone: Page) -> list[str]:
    """Finishes one lesson after the other until a quiz comes. Returns the titles read."""
    read = []
    while "/lesson/" in phone.url:
        read.append(phone.locator("h1").inner_text())
        here = phone.url
        phone.get_by_role("button", name="学完了").click()
        phone.wait_for_url(lambda url, here=here: url != here)
    return read


def questions_on(phone: Page) -> list[Question]:
    """The questions of the exam that is open, with their right answers: what she has learnt."""
    pk = phone.locator("#exam").get_attribute("data-attempt")
    return questions_of(Attempt.objects.get(pk=pk))


def answer(phone: Page, questions: list[Question], slip: int) -> None:
    """Answers all of them, the one at position `slip` wrongly."""
    for question in questions:
        expect(phone.get_by_text(f"第 {question.position} 题，共 {len(questions)} 题")).to_be_visible()
        choices = question.wording.choices
        right = right_letters(question.wording)
        wrong = next(letter for letter in LETTERS[: len(choices)] if letter not in right)
        for key in as_shown(question.shown, wrong if question.position == slip else right):
            options = phone.locator(f"[data-question][data-slot='{question.slot}'] .option")
            options.filter(has=phone.locator(f"input[value={key}]")).click()
        if question.position < len(questions):
            phone.get_by_role("button", name="下一题").click()
    expect(phone.locator("[data-saved=saved]")).to_be_visible()


def hand_in(phone: Page) -> None:
    """The second look before handing in is part of it."""
    phone.get_by_role("link", name="交卷").click()
    expect(phone.get_by_role("heading", name="都答完了，要交卷吗？")).to_be_visible()
    phone.locator("[data-confirm]").click()
    phone.wait_for_url("**/result/")


def open_the_incentive(phone: Page) -> None:
    """From the amount in her record to the answer of one question, and its mark."""
    proposal = phone.locator("section", has=phone.locator("#pay")).locator("details.figure")
    incentive = open_line(proposal, "轮训激励", value="320.00")
    exam = open_line(incentive, "结业考试", value="88")
    question = open_line(open_line(exam, "楼道与出口"), "第 ")
    expect(question.get_by_text("正确答案")).to_be_visible()
    expect(question.locator(".mark")).to_be_visible()


def open_the_credit(phone: Page, quiz: str) -> None:
    """From the credit of the second round to the sheet of the quiz she has just passed."""
    phone.get_by_role("link", name="2026 年第二轮：").click()
    course = open_line(phone.locator("details.figure"), "矛盾纠纷调解")
    open_line(course, quiz, value="0.5").get_by_role("link", name="看原件").click()
    expect(phone.get_by_role("heading", name="考过了")).to_be_visible()
