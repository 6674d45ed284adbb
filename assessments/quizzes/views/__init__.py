from assessments.quizzes.views.answer_files import answer_file_import
from assessments.quizzes.views.exam import answers, attempt, submission
from assessments.quizzes.views.files import answer_file, answer_files, marking_file
from assessments.quizzes.views.keeping import exam_worker
from assessments.quizzes.views.marking import marking, open_answer
from assessments.quizzes.views.overview import exam_progress, marking_shortage
from assessments.quizzes.views.page_events import leavings, page_comment, page_events
from assessments.quizzes.views.quiz import attempts, quiz
from assessments.quizzes.views.result import result
from assessments.quizzes.views.rooms import room, room_document, room_ending, room_new, rooms
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
    "answer_file_import",
    "answer_files",
    "answers",
    "attempt",
    "attempts",
    "exam_progress",
    "exam_worker",
    "item_statistics",
    "leavings",
    "marking",
    "marking_file",
    "marking_shortage",
    "open_answer",
    "page_comment",
    "page_events",
    "quiz",
    "quiz_statistics",
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
    "statistics",
    "statistics_workbook",
    "submission",
]
