from django.urls import include, path

from people import views

urlpatterns = [
    path("", include("people.privacy.urls")),
    path("", include("people.audit.urls")),
    path("", include("people.merging.urls")),
    path("", include("people.roles.urls")),
    path("", include("people.slips.urls")),
    path("desk/people/", views.people, name="people"),
    path("", include("people.history.urls")),
    path("", include("people.past.urls")),
    path("", include("people.roster.urls")),
    path("", include("people.vocabulary.urls")),
    path("desk/people/<int:pk>/", views.person, name="person"),
    path("desk/people/<int:pk>/suspension/", views.suspension, name="suspension"),
    path("desk/people/<int:pk>/resumption/", views.resumption, name="resumption"),
    path("", include("people.territory.urls")),
]
