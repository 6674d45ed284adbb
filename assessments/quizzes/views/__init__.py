from assessments.quizzes.views.exam import answers, attempt, submission
from assessments.quizzes.views.quiz import attempts, quiz
from assessments.quizzes.views.result import result
from assessments.quizzes.views.rooms import room, room_document, room_ending, room_new, rooms
from assessments.quizzes.views.sheets import sheet, sheet_ruling, sheet_search, sheets_import, sheets_template

__all__ = [
    "answers",
    "attempt",
    "attempts",
    "quiz",
    "result",
    "room",
    "room_document",
    "room_ending",
    "room_new",
    "rooms",
    "sheet",
    "sheet_ruling",
    "sheet_search",
    "sheets_import",
    "sheets_template",
    "submission",
]
