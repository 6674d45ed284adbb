"""Two content policies: a strict one for our own pages, and the one Wagtail's admin needs for its editor."""

from collections.abc import Callable

from csp.constants import HEADER, NONE, SELF, UNSAFE_INLINE
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

OWN = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "media-src": [SELF, "blob:"],
    "connect-src": [SELF],
    "worker-src": [SELF],
    "manifest-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
    "frame-ancestors": [SELF],
}
# Date pickers, inline panels, choosers and Draftail break without the inline sources; stored HTML is cleaned on saving.
WAGTAIL = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF, "blob:"],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
}
# A drawing opened by itself runs nothing.
MEDIA = {"default-src": [NONE], "style-src": [UNSAFE_INLINE], "sandbox": True}


class ContentPolicyMiddleware:
    """Chooses the policy by section. Django's own pages for whoever debugs have none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response
        self._media = f"/{settings.MEDIA_URL.strip('/')}/"
        self._own, self._wagtail, self._of_media = [build_policy(policy) for policy in (OWN, WAGTAIL, MEDIA)]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not (settings.DEBUG and response.status_code in {404, 500}):
            response.headers.setdefault(HEADER, self._policy(request.path))
        return response

    def _policy(self, path: str) -> str:
        if path.startswith("/cms/"):
            return self._wagtail
        return self._of_media if path.startswith(self._media) else self._own
