from django.urls import path

from courses.progress import views

urlpatterns = [
    path("learn/", views.learn, name="learn"),
    path("learn/<int:enrolment_id>/", views.learn, name="learn"),
    path("lesson/<int:enrolment_id>/<int:order>/", views.lesson, name="lesson"),
]
