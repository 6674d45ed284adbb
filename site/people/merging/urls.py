from django.urls import path

from people.merging import views

urlpatterns = [
    path("desk/people/duplicates/", views.duplicates, name="duplicates"),
    path("desk/people/<int:pk>/merger/<int:other>/", views.merger, name="merger"),
    path("desk/people/mergers/<int:pk>/reversal/", views.merger_reversal, name="merger_reversal"),
]
