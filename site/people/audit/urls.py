from django.urls import path

from people.audit import views

urlpatterns = [
    path("desk/audit/", views.audit, name="audit"),
    path("desk/audit/export/", views.audit_export, name="audit_export"),
    path("desk/audit/<int:number>/", views.audit_line, name="audit_line"),
    path("desk/people/<int:pk>/changes/", views.person_touched, name="person_touched"),
]
