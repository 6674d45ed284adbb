"""What differs from paper to paper, in HTML that is kept for all: signs stand for it until it is known."""

from hashlib import sha256

from assessments.quizzes.asking.arranging import Arranged
from assessments.quizzes.questions import Question

SLOT, POSITION, TOTAL, OPENED = "\ue020", "\ue021", "\ue022", "\ue023"


def placed(html: str, question: Question) -> str:
    return html.replace(SLOT, str(question.slot)).replace(POSITION, str(question.position))


def order_of(shown: Arranged) -> str:
    """A short name of the order in which things are shown."""
    return short(repr(_orders(shown)))


def short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:24]


def _orders(shown: Arranged) -> tuple:
    return shown.order, shown.menus, tuple(_orders(part) for part in shown.parts)
