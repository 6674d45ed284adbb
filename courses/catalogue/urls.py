"""Before Wagtail's own addresses: preferences without what has its own page, documents for people who are signed in."""

from django.contrib.auth.decorators import login_required
from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.documents.views.serve import serve

from courses.catalogue.views import Preferences

urlpatterns = [
    path("cms/account/", require_admin_access(Preferences.as_view())),
    path("documents/<int:document_id>/<str:document_filename>", login_required(serve)),
]
