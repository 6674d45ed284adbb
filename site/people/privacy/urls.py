from django.urls import path

from people.privacy.views import corrections, erasures, identity, own_corrections

urlpatterns = [
    path("desk/people/identity/", identity.identity_search, name="identity_search"),
    path("desk/people/<int:pk>/personal/", identity.personal, name="personal"),
    path("desk/people/<int:pk>/identity/", identity.identity, name="identity"),
    path("desk/people/<int:pk>/identity/disclosure/", identity.identity_disclosure, name="identity_disclosure"),
    path("desk/people/<int:pk>/phone/disclosure/", identity.phone_disclosure, name="phone_disclosure"),
    path("desk/people/corrections/", corrections.corrections, name="corrections"),
    path("desk/people/corrections/<int:pk>/", corrections.correction, name="correction"),
    path("desk/people/corrections/<int:pk>/answer/", corrections.correction_answer, name="correction_answer"),
    path("desk/people/erasures/", erasures.erasures, name="erasures"),
    path("desk/people/<int:pk>/erasure/", erasures.erasure, name="erasure"),
    path("desk/people/<int:pk>/erasure/approval/", erasures.erasure_approval, name="erasure_approval"),
    path("desk/people/<int:pk>/erasure/withdrawal/", erasures.erasure_withdrawal, name="erasure_withdrawal"),
    path("my/corrections/", own_corrections.own_corrections, name="own_corrections"),
]
