"""Before Wagtail's own addresses: preferences without what has its own page, documents for those who may read them."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from courses.catalogue import serving
from courses.catalogue.views import Preferences

urlpatterns = [
    path("cms/account/", require_admin_access(Preferences.as_view())),
    path("documents/<int:document_id>/<str:document_filename>", serving.document, name="wagtaildocs_serve"),
]
