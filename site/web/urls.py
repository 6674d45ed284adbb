from django.urls import path

from web import views
from web.own_data import views as own_data

urlpatterns = [
    path("", views.today, name="today"),
    path("me/", views.record, name="record"),
    path("me/credit/<int:pk>/", views.own_credit, name="own_credit"),
    path("my/data/", own_data.own_data, name="own_data"),
    path("my/data/json/", own_data.own_data_json, name="own_data_json"),
    path("my/data/pdf/", own_data.own_data_pdf, name="own_data_pdf"),
    path("help/", views.help_page, name="help"),
    path("privacy/", views.privacy, name="privacy"),
    path("suggest/", views.suggest, name="suggest"),
    path("desk/", views.desk, name="desk"),
]
