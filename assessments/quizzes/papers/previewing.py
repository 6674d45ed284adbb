"""What a trainer sees while writing a quiz: whether the bank can fill it, with the figures, and one form as a worker gets it."""

from decimal import Decimal

from assessments.bank.models import ItemVersion
from assessments.quizzes.models import Paper, QuizPage
from assessments.quizzes.papers.blueprints import CannotFill, blueprint, shelf_of, versions_of
from assessments.quizzes.papers.drawing import draw
from assessments.quizzes.papers.figures import figures, shared_with_others, versions_on
from assessments.quizzes.rendering.asked import rendered
from assessments.quizzes.sitting.questions import build, shuffled
from assessments.quizzes.statistics.measuring import ENOUGH, levels_of, with_measured
from grids import scope
from people.roles.queries import deciders
from people.rules import MARKING


def context(page: QuizPage) -> dict:
    """The forms that would be drawn from the page as it stands in the editor, or why none can be drawn."""
    placed = page if page.pk and page.path else page.get_parent()
    try:
        shelf = shelf_of(placed)
        plan = with_measured(blueprint(page.sections.all(), page.forms, shelf, page.practice, page.by_hand))
    except CannotFill as error:
        return {"questions": [], "cannot_fill": str(error)}
    seed = page.pk or 0
    forms = draw(plan, seed)
    return {
        "questions": [rendered(question, len(forms[0])) for question in shuffled(build(forms[0]), seed, page.order)],
        "parts": [
            section | {"have": len(versions_of(section)), "score": Decimal(section["score"])}
            for section in plan["sections"]
        ],
        "figures": figures(forms, _difficulties(forms) | levels_of(plan)),
        "measured": sum(len(section.get("measured", ())) for section in plan["sections"]),
        "others": shared_with_others(page, forms) if placed is page else [],
        "enough": ENOUGH,
        "too_few_forms": page.attempts_allowed > page.forms,
        "by_hand": page.by_hand,
        "markers": len(deciders(MARKING, shelf.path, None)) if page.by_hand else 0,
        "needed": 1 if page.markers == 1 else 3,  # the third for what two do not agree on
        "last": Paper.objects.filter(step_key=page.translation_key).order_by("-version").first(),
    }


def _difficulties(forms: list[list[dict]]) -> dict[int, Decimal]:
    """As they were written down."""
    drawn = {version for form in forms for version in versions_on(form)}
    with scope.whole_tree("difficulties of the questions drawn"):
        written = ItemVersion.objects.filter(pk__in=drawn).values_list("pk", "difficulty")
        return {pk: Decimal(level) for pk, level in written}
