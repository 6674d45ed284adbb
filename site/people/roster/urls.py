from django.urls import path

from people.roster import views

urlpatterns = [
    path("desk/people/export/", views.roster_export, name="roster_export"),
    path("desk/people/import/", views.roster_upload, name="roster_upload"),
    path("desk/people/import/template/", views.roster_template, name="roster_template"),
    path("desk/people/import/<str:token>/", views.roster, name="roster"),
    path("desk/people/import/<str:token>/faults/", views.roster_faults, name="roster_faults"),
]
