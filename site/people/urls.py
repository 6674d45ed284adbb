from django.urls import include, path

from people import views
from people.roster import views as roster

urlpatterns = [
    path("", include("people.slips.urls")),
    path("desk/people/", views.people, name="people"),
    path("desk/people/import/", roster.roster_upload, name="roster_upload"),
    path("desk/people/import/<str:token>/", roster.roster, name="roster"),
    path("desk/people/<int:pk>/", views.person, name="person"),
    path("desk/people/<int:pk>/suspension/", views.suspension, name="suspension"),
    path("desk/people/<int:pk>/resumption/", views.resumption, name="resumption"),
]
