"""All addresses. Each app names its own; what staff use lies below /desk/, Wagtail's admin below /cms/."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.i18n import set_language
from wagtail.admin import urls as wagtailadmin_urls

from courses.catalogue import serving

urlpatterns = [
    path("", include("web.urls")),
    path("", include("people.urls")),
    path("", include("courses.catalogue.urls")),
    path("", include("courses.rounds.urls")),
    path("", include("courses.progress.urls")),
    path("", include("assessments.bank.urls")),
    path("", include("assessments.quizzes.urls")),
    path("", include("assessments.appraisals.urls")),
    path("", include("assessments.certificates.urls")),
    path("", include("assessments.pay.urls")),
    path("account/", include("people.sign_in.urls")),
    path("language/", set_language, name="set_language"),
    # Wagtail's own sign-in would pass by the second factor.
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("cms/", include(wagtailadmin_urls)),
    re_path(rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>.*)$", serving.media),
]
