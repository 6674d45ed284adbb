from django.urls import path

from courses.rounds.views import coverage, planning

urlpatterns = [
    path("desk/rounds/", coverage.rounds, name="rounds"),
    path("desk/rounds/new/", planning.new, name="round_new"),
    path("desk/rounds/<int:pk>/", coverage.round, name="round"),
    path("desk/rounds/<int:pk>/plan/", planning.plan, name="round_plan"),
    path("desk/rounds/<int:pk>/opening/", planning.opening, name="round_opening"),
    path("desk/rounds/<int:pk>/closing/", planning.closing, name="round_closing"),
    path("desk/rounds/<int:pk>/people/", coverage.people, name="round_people"),
    path("desk/rounds/<int:pk>/export/", coverage.export, name="round_export"),
]
