"""Two content policies: a strict one for our own pages, and the one Wagtail's admin needs for its editor."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings

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


class ContentPolicyMiddleware(CSPMiddleware):
    """Chooses the policy by section."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only:
            if request.path.startswith("/cms/"):
                parts.config = WAGTAIL
            elif request.path.startswith(f"/{settings.MEDIA_URL.strip('/')}/"):
                parts.config = MEDIA
            else:
                parts.config = OWN
        return parts
