from assessments.quizzes import blocks  # noqa: F401  lessons may hold check questions as soon as models are loaded
from assessments.quizzes.models.attempts import Attempt, LateSheet, Mark
from assessments.quizzes.models.pages import Order, QuizPage, Section
from assessments.quizzes.models.papers import Form, Paper
from assessments.quizzes.models.rooms import Room, Ruling, Seat, TypedSheet

__all__ = [
    "Attempt",
    "Form",
    "LateSheet",
    "Mark",
    "Order",
    "Paper",
    "QuizPage",
    "Room",
    "Ruling",
    "Seat",
    "Section",
    "TypedSheet",
]
