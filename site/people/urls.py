from django.urls import path

from people import roster_views, views

urlpatterns = [
    path("desk/people/", views.people, name="people"),
    path("desk/people/import/", roster_views.roster_upload, name="roster_upload"),
    path("desk/people/import/<str:token>/", roster_views.roster, name="roster"),
    path("desk/people/<int:pk>/", views.person, name="person"),
    path("desk/people/<int:pk>/suspension/", views.suspension, name="suspension"),
    path("desk/people/<int:pk>/resumption/", views.resumption, name="resumption"),
]
