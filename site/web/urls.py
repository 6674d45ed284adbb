from django.urls import path

from web import views

urlpatterns = [
    path("", views.today, name="today"),
    path("me/", views.record, name="record"),
    path("me/credit/<int:pk>/", views.own_credit, name="own_credit"),
    path("help/", views.help_page, name="help"),
    path("privacy/", views.privacy, name="privacy"),
    path("suggest/", views.suggest, name="suggest"),
    path("desk/", views.desk, name="desk"),
]
