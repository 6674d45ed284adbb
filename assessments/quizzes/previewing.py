"""What a trainer sees while writing a quiz: one form as a worker would get it."""

from assessments.quizzes.blueprints import CannotFill, blueprint, shelf_of
from assessments.quizzes.drawing import draw
from assessments.quizzes.models import QuizPage
from assessments.quizzes.questions import build, shuffled
from assessments.quizzes.sitting import Sat


def context(page: QuizPage) -> dict:
    """The questions of one form drawn from the page as it stands in the editor, or why none can be drawn."""
    try:
        plan = blueprint(page.sections.all(), 1, shelf_of(page if page.pk and page.path else page.get_parent()))
    except CannotFill as error:
        return {"questions": [], "cannot_fill": str(error)}
    seed = page.pk or 0
    return {"questions": [Sat(question) for question in shuffled(build(draw(plan, seed)[0]), seed)]}
