from assessments.quizzes import blocks  # noqa: F401  lessons may hold check questions as soon as models are loaded
from assessments.quizzes.models.arrangements import Arrangement, Hall, Invigilator
from assessments.quizzes.models.assistance import Assistance, Witness
from assessments.quizzes.models.attempts import Attempt, LateSheet
from assessments.quizzes.models.brought import BroughtSheet
from assessments.quizzes.models.events import PageComment, PageEvent
from assessments.quizzes.models.files import AnswerFile
from assessments.quizzes.models.grants import CheckRequest, Grant, GrantDecision
from assessments.quizzes.models.judgements import Judgement
from assessments.quizzes.models.late import LateRuling, LateVerdict
from assessments.quizzes.models.marks import Mark, OpenAnswer
from assessments.quizzes.models.pages import Order, QuizPage, Section
from assessments.quizzes.models.papers import Form, Paper
from assessments.quizzes.models.placements import Placement
from assessments.quizzes.models.regrades import Regrade, RegradeLine
from assessments.quizzes.models.rooms import Room, Ruling, Seat, TypedSheet

__all__ = [
    "AnswerFile",
    "Arrangement",
    "Assistance",
    "Attempt",
    "BroughtSheet",
    "CheckRequest",
    "Form",
    "Grant",
    "GrantDecision",
    "Hall",
    "Invigilator",
    "Judgement",
    "LateRuling",
    "LateSheet",
    "LateVerdict",
    "Mark",
    "OpenAnswer",
    "Order",
    "PageComment",
    "PageEvent",
    "Paper",
    "Placement",
    "QuizPage",
    "Regrade",
    "RegradeLine",
    "Room",
    "Ruling",
    "Seat",
    "Section",
    "TypedSheet",
    "Witness",
]
