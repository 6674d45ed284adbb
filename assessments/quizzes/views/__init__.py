from assessments.quizzes.views.exam import answers, attempt, submission
from assessments.quizzes.views.files import answer_file, answer_files, marking_file
from assessments.quizzes.views.marking import marking, open_answer
from assessments.quizzes.views.quiz import attempts, quiz
from assessments.quizzes.views.result import result

__all__ = [
    "answer_file",
    "answer_files",
    "answers",
    "attempt",
    "attempts",
    "marking",
    "marking_file",
    "open_answer",
    "quiz",
    "result",
    "submission",
]
