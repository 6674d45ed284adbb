from django.urls import path

from assessments.pay.views import runs, standings

urlpatterns = [
    path("desk/pay/", runs.pay, name="pay"),
    path("desk/pay/<int:pk>/", runs.run, name="run"),
    path("desk/pay/<int:pk>/decision/", runs.decision, name="run_decision"),
    path("desk/pay/<int:pk>/export/", runs.export, name="run_export"),
    path("desk/pay/schemes/<int:pk>/", runs.scheme, name="pay_scheme"),
    path("desk/pay/standings/", standings.standings, name="standings"),
    path("desk/pay/standings/approval/", standings.approval, name="standings_approval"),
    path("me/proposals/<int:pk>/", runs.my_proposal, name="my_proposal"),
]
