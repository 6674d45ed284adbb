from django.urls import path

from people.history import day_views, views

urlpatterns = [
    path("desk/people/service/", day_views.serving, name="serving"),
    path("desk/people/service/workbook/", day_views.serving_workbook, name="serving_workbook"),
    path("desk/people/<int:pk>/history/", views.history, name="history"),
    path("desk/people/<int:pk>/history/<slug:noun>/", views.history_deed, name="history_deed"),
    path("desk/people/<int:pk>/history/assignment/<int:row>/end/", views.history_end, name="history_end"),
    path("desk/people/<int:pk>/history/<slug:kind>/<int:row>/", views.history_row, name="history_row"),
    path("desk/people/<int:pk>/history/<slug:kind>/<int:row>/removal/", views.history_removal, name="history_removal"),
]
