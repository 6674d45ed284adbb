"""The door of Wagtail's admin: for training staff, with the rights of their roles of today, and for their own branch only.

Wagtail checks rights in each of its views. This checks the addresses as well, before any view runs: a page or file that is
out of reach does not exist, whichever side door (preview, chooser, bulk action, usage) is tried.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _

from courses.catalogue.permissions import follow_roles
from courses.catalogue.reach import asked_for, out_of_reach
from people import rules

FOLLOWED_ON = "roles_followed_on"
EXPERT = (  # Wagtail's own settings, and lists that count everybody's pages: for superusers
    *("/cms/users/", "/cms/groups/", "/cms/workflows/", "/cms/sites/", "/cms/collections/", "/cms/locales/"),
    *("/cms/reports/page-types-usage/", "/cms/tag-autocomplete/", "/cms/password_reset/"),
    *("/cms/snippets/", "/cms/settings/", "/cms/embeds/", "/cms/failwhale/", "/cms/test404/"),  # not used, or a trial
    *("/cms/choose-external-link/", "/cms/choose-email-link/", "/cms/choose-phone-link/", "/cms/choose-anchor-link/"),
    *("/cms/api/main/images/", "/cms/api/main/documents/", "/cms/api/main/media/"),
)


class WriterGate:
    """Roles begin and end by date, so a session's first visit of a day lets the groups follow them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/cms/") and request.user.is_authenticated and not request.user.is_superuser:
            if not rules.may_train(request.user):
                raise PermissionDenied
            today = timezone.localdate().isoformat()
            if request.session.get(FOLLOWED_ON) != today:
                follow_roles(request.user)
                request.session[FOLLOWED_ON] = today
            request.user.first_name = request.user.name  # what Wagtail's menu calls people by
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        if not request.path.startswith("/cms/") or request.user.is_superuser:
            return
        if request.path.startswith(EXPERT) or out_of_reach(request.user, asked_for(request, kwargs)):
            raise Http404

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Half a form is a mistake of whoever sent it. Wagtail's views look for its fields without asking first."""
        if request.path.startswith("/cms/") and isinstance(exception, MultiValueDictKeyError):
            return HttpResponseBadRequest(_("表单不完整，没有保存。请回到上一页再试。"))
        return None
