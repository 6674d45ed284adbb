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
    path("desk/rounds/<int:pk>/exams/", views.exam_progress, name="exam_progress"),
    path("desk/rounds/<int:pk>/rooms/", views.rooms, name="rooms"),
    path("desk/rounds/<int:pk>/rooms/<int:order>/new/", views.room_new, name="room_new"),
    path("desk/rounds/<int:pk>/statistics/", views.statistics, name="statistics"),
    path("desk/rounds/<int:pk>/statistics/<int:order>/", views.quiz_statistics, name="quiz_statistics"),
    path(
        "desk/rounds/<int:pk>/statistics/<int:order>/items/<int:item>/", views.item_statistics, name="item_statistics"
    ),
    path(
        "desk/rounds/<int:pk>/statistics/<int:order>/workbook/", views.statistics_workbook, name="statistics_workbook"
    ),
    path("desk/rounds/<int:pk>/statistics/<int:order>/pairs/", views.alike, name="alike"),
    path("desk/rooms/<int:pk>/", views.room, name="room"),
    path("desk/rooms/<int:pk>/print/<slug:what>/", views.room_document, name="room_document"),
    path("desk/rooms/<int:pk>/printing/", views.room_printing, name="room_printing"),
    path("desk/rooms/<int:pk>/progress/", views.room_progress, name="room_progress"),
    path("desk/rooms/<int:pk>/ending/", views.room_ending, name="room_ending"),
    path("desk/rooms/<int:pk>/sheets/", views.sheet_search, name="sheet_search"),
    path("desk/rooms/<int:pk>/sheets/<slug:code>/", views.sheet, name="sheet"),
    path("desk/rooms/<int:pk>/sheets/<slug:code>/ruling/", views.sheet_ruling, name="sheet_ruling"),
    path("desk/rooms/<int:pk>/template/", views.sheets_template, name="sheets_template"),
    path("desk/rooms/<int:pk>/import/", views.sheets_import, name="sheets_import"),
    path("desk/marking/", views.marking, name="marking"),
    path("desk/marking/files/<int:pk>/", views.marking_file, name="marking_file"),
    path("desk/marking/shortage/", views.marking_shortage, name="marking_shortage"),
    path("desk/marking/<int:pk>/", views.open_answer, name="open_answer"),
]
