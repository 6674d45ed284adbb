"""What differs from paper to paper, in HTML that is kept for all: signs stand for it until it is known."""

from assessments.quizzes.asking.arranging import Arranged
from assessments.quizzes.sitting.questions import Question

SLOT, POSITION, OPENED = "\ue020", "\ue021", "\ue022"


def placed(html: str, question: Question) -> str:
    return html.replace(SLOT, str(question.slot)).replace(POSITION, str(question.position))


def order_of(shown: Arranged) -> tuple:
    """The order in which things are shown, as part of a key."""
    return shown.order, shown.menus, tuple(order_of(part) for part in shown.parts)
