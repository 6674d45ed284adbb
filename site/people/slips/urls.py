from django.urls import path

from people.slips.views import office as desk
from people.slips.views import starting as views

urlpatterns = [
    path("s/<str:code>/", views.slip, name="slip"),
    path("account/start/", views.start, name="start"),
    path("account/start/password/", views.start_password, name="start_password"),
    path("account/number/", views.phone_holder, name="phone_holder"),
    path("desk/slips/", desk.slip_sheets, name="slip_sheets"),
    path("desk/slips/<int:pk>/", desk.slip_sheet, name="slip_sheet"),
    path("desk/slips/<int:pk>/progress/", desk.slip_sheet_progress, name="slip_sheet_progress"),
    path("desk/slips/<int:pk>/document/", desk.slip_sheet_document, name="slip_sheet_document"),
    path("desk/people/<int:pk>/slip/", desk.person_slip, name="person_slip"),
    path("desk/people/<int:pk>/notice/", desk.person_notice, name="person_notice"),
    path("desk/people/<int:pk>/notice/paper/", desk.person_notice_paper, name="person_notice_paper"),
]
