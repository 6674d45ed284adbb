from assessments.quizzes.views.answer_files import answer_file_import
from assessments.quizzes.views.assisting import assistance, assistance_new, witness
from assessments.quizzes.views.board import board, boards, hall_board
from assessments.quizzes.views.checks import check, check_request, checks
from assessments.quizzes.views.exam import answers, attempt, submission
from assessments.quizzes.views.exams import exam, exam_arrangement, exam_release, exams
from assessments.quizzes.views.files import answer_file, answer_files, marking_file
from assessments.quizzes.views.grants import grant_decision, grant_new, grants_approval
from assessments.quizzes.views.halls import hall, hall_code, hall_new, hall_people, hall_time
from assessments.quizzes.views.keeping import exam_worker
from assessments.quizzes.views.late import late_confirmation, late_ruling, late_sheet, late_sheets
from assessments.quizzes.views.marking import marking, open_answer
from assessments.quizzes.views.overview import exam_progress, marking_shortage
from assessments.quizzes.views.page_events import leavings, page_comment, page_events
from assessments.quizzes.views.quiz import attempts, quiz
from assessments.quizzes.views.regrading import (
    regrade,
    regrade_decision,
    regrade_export,
    regrade_new,
    regrade_progress,
    regrade_proposal,
    regrade_work,
    regrades,
)
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
    "answer_file_import",
    "answer_files",
    "answers",
    "assistance",
    "assistance_new",
    "attempt",
    "attempts",
    "board",
    "boards",
    "check",
    "check_request",
    "checks",
    "exam",
    "exam_arrangement",
    "exam_progress",
    "exam_release",
    "exam_worker",
    "exams",
    "grant_decision",
    "grant_new",
    "grants_approval",
    "hall",
    "hall_board",
    "hall_code",
    "hall_new",
    "hall_people",
    "hall_time",
    "item_statistics",
    "late_confirmation",
    "late_ruling",
    "late_sheet",
    "late_sheets",
    "leavings",
    "marking",
    "marking_file",
    "marking_shortage",
    "open_answer",
    "page_comment",
    "page_events",
    "quiz",
    "quiz_statistics",
    "regrade",
    "regrade_decision",
    "regrade_export",
    "regrade_new",
    "regrade_progress",
    "regrade_proposal",
    "regrade_work",
    "regrades",
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
    "witness",
]
