"""The exam as a journey meets it: finding a question, keeping pictures of it, and what went wrong on the page."""

import os
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from assessments.quizzes.asking.arranging import as_written
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting.questions import Question, questions_of
from assessments.quizzes.sitting.sheets import from_text


def section(page: Page, questions: list[Question], kind: str) -> Locator:
    """The question of this kind, brought up by the answer sheet."""
    question = next(one for one in questions if one.kind == kind)
    page.locator(f".cells-tap .cell[data-slot='{question.slot}']").click()
    found = page.locator(f"[data-question][data-slot='{question.slot}']")
    expect(found).to_be_visible()
    return found


def look(page: Page, name: str) -> None:
    if folder := os.environ.get("LOOK"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 844})
        page.screenshot(path=Path(folder) / f"{name}-wide.png", full_page=True)
        page.set_viewport_size({"width": 390, "height": 844})


def troubles_of(page: Page) -> list[str]:
    """Filled while the page lives: what its scripts stumble over and what the content policy forbids."""
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "console", lambda message: troubles.append(message.text) if "Content Security Policy" in message.text else None
    )
    return troubles


def choose(page: Page, letter: str) -> None:
    page.locator("[data-question]:visible .option", has_text=letter).first.click()


def saved(page: Page):
    return page.locator("[data-saved=saved]")


def cell(page: Page, number: int):
    return page.locator(".cells-tap .cell").nth(number - 1)


def stored() -> dict:
    return from_text(Attempt.objects.get().answers)


def written() -> list[str]:
    """What was chosen, by the letters of the bank."""
    given = stored()
    questions = questions_of(Attempt.objects.get())
    return sorted(as_written(one.shown, given[str(one.slot)]) for one in questions if str(one.slot) in given)
