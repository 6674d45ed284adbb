from django.urls import path

from people.past import views

urlpatterns = [
    path("desk/people/past/", views.past_waiting, name="past_waiting"),
    path("desk/people/past/confirmation/", views.past_confirmation, name="past_confirmation"),
    path("desk/people/past/refusal/", views.past_refusal, name="past_refusal"),
    path("desk/people/past/import/", views.past_upload, name="past_upload"),
    path("desk/people/past/import/template/", views.past_template, name="past_template"),
    path("desk/people/past/import/<str:token>/", views.past_preview, name="past_preview"),
]
