from django.urls import path

from assessments.certificates.views import batches, deciding, issued, verification

urlpatterns = [
    path("verify/", verification.verification, name="verify"),
    path("verify/<str:number>/", verification.verification, name="verify"),
    path("me/certificates/<str:number>/", issued.own_certificate, name="certificate"),
    path("desk/certificates/", batches.batches, name="certificates"),
    path("desk/certificates/new/", batches.new_batch, name="new_batch"),
    path("desk/certificates/<int:pk>/", batches.batch, name="batch"),
    path("desk/certificates/<int:pk>/approval/", deciding.approval, name="batch_approval"),
    path("desk/certificates/<int:pk>/withdrawal/", deciding.withdrawal, name="batch_withdrawal"),
    path("desk/certificates/<int:pk>/issue/", deciding.issue, name="batch_issue"),
    path("desk/certificates/<int:pk>/progress/", batches.progress, name="batch_progress"),
    path("desk/certificates/<int:pk>/document/", issued.batch_document, name="batch_document"),
    path("desk/certificate/<str:number>/document/", issued.staff_certificate, name="staff_certificate"),
    path("desk/certificate/<str:number>/revocation/", issued.revocation, name="revocation"),
]
