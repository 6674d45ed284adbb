from django.urls import path

from people.roles import views

urlpatterns = [
    path("desk/roles/", views.roles, name="roles"),
    path("desk/roles/new/", views.new_role, name="role_new"),
    path("desk/roles/accounts/new/", views.new_account, name="staff_account_new"),
    path("desk/roles/<int:pk>/", views.role, name="role"),
    path("desk/roles/<int:pk>/end/", views.end, name="role_end"),
    path("desk/roles/<int:pk>/last-day/", views.last_day, name="role_last_day"),
    path("desk/roles/<int:pk>/second-factor/removal/", views.second_factor, name="role_second_factor"),
]
