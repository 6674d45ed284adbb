"""Adds a quiz page to a module, for the course importer."""

from decimal import Decimal

from assessments.bank.queries import topic_called
from assessments.quizzes.models import QuizPage, Section
from courses.catalogue.models import ModulePage


def add_quiz(
    module_page: ModulePage,
    title: str,
    topics: dict[str, int],
    pass_percent: int = 60,
    minutes: int = 30,
    attempts: int = 3,
    character: str = "测",
    forms: int = 4,
    score: Decimal | int = 4,
) -> QuizPage:
    """A quiz of so many questions from each topic, as a draft at the end of the module; the same title is left as it is.

    Publishing it (`page.save_revision(user=by).publish()`) draws its forms. `score` is what each question is worth.
    """
    known = QuizPage.objects.child_of(module_page).filter(title=title).first()
    if known:
        return known
    page = QuizPage(
        title=title,
        character=character,
        pass_percent=pass_percent,
        minutes=minutes,
        attempts_allowed=attempts,
        forms=forms,
        live=False,
    )
    page.sections = [
        Section(sort_order=order, topic=topic_called(topic), count=count, score=Decimal(score))
        for order, (topic, count) in enumerate(topics.items())
    ]
    return module_page.add_child(instance=page)
