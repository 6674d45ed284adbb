from assessments.quizzes.views.exam import answers, attempt, submission
from assessments.quizzes.views.files import answer_file, answer_files, marking_file
from assessments.quizzes.views.marking import marking, open_answer
from assessments.quizzes.views.overview import exam_progress, marking_shortage
from assessments.quizzes.views.quiz import attempts, quiz
from assessments.quizzes.views.result import result
from assessments.quizzes.views.rooms import (
    room,
    room_document,
    room_ending,
    room_new,
    room_printing,
    room_progress,
    rooms,
)
from assessments.quizzes.views.sheets import sheet, sheet_ruling, sheet_search, sheets_import, sheets_template
from assessments.quizzes.views.statistics import (
    alike,
    item_statistics,
    quiz_statistics,
    statistics,
    statistics_workbook,
)

__all__ = [
    "alike",
    "answer_file",
    "answer_files",
    "answers",
    "attempt",
    "attempts",
    "exam_progress",
    "item_statistics",
    "marking",
    "marking_file",
    "marking_shortage",
    "open_answer",
    "quiz",
    "quiz_statistics",
    "result",
    "room",
    "room_document",
    "room_ending",
    "room_new",
    "room_printing",
    "room_progress",
    "rooms",
    "sheet",
    "sheet_ruling",
    "sheet_search",
    "sheets_import",
    "sheets_template",
    "statistics",
    "statistics_workbook",
    "submission",
]
