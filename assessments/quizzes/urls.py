from django.urls import path

from assessments.quizzes import views

urlpatterns = [
    path("quiz/<int:enrolment_id>/<int:order>/", views.quiz, name="quiz"),
    path("quiz/<int:enrolment_id>/<int:order>/attempts/", views.attempts, name="attempts"),
    path("attempts/<int:pk>/", views.attempt, name="attempt"),
    path("attempts/<int:pk>/answers/", views.answers, name="answers"),
    path("attempts/<int:pk>/files/", views.answer_files, name="answer_files"),
    path("attempts/<int:pk>/files/<str:name>/", views.answer_file, name="answer_file"),
    path("attempts/<int:pk>/submission/", views.submission, name="submission"),
    path("attempts/<int:pk>/result/", views.result, name="result"),
    path("desk/marking/", views.marking, name="marking"),
    path("desk/marking/files/<int:pk>/", views.marking_file, name="marking_file"),
    path("desk/marking/<int:pk>/", views.open_answer, name="open_answer"),
]
