from assessments.quizzes.views.exam import answers, attempt, submission
from assessments.quizzes.views.marking import marking, open_answer
from assessments.quizzes.views.quiz import attempts, quiz
from assessments.quizzes.views.result import result

__all__ = ["answers", "attempt", "attempts", "marking", "open_answer", "quiz", "result", "submission"]
