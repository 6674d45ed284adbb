"""What an auditor does is itself audited: nothing is changed, and every look is written down with its case."""

from collections.abc import Callable
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from ledger import auditing
from people import rules
from people.scoping import STAFF_SECTIONS

READING = {"GET", "HEAD"}
CHECKSUM = "X-Checksum-SHA256"


class AuditorMiddleware:
    """Refuses an auditor's every change in the staff sections; writes an audit line for each page seen.

    A file that is taken away bears its SHA-256 in a header, and the line keeps it: a copy can be checked against it later.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        looks = request.path.startswith(STAFF_SECTIONS) and request.user.is_authenticated
        if not looks or not rules.only_reads(request.user):
            return self.get_response(request)
        if request.method not in READING:
            raise PermissionDenied
        response = self.get_response(request)
        _note(request, response)
        return response


def _note(request: HttpRequest, response: HttpResponseBase) -> None:
    held = [role for role in rules.roles_of(request.user) if role.kind in rules.AUDIT]
    detail = {
        "address": request.get_full_path(),
        "status": response.status_code,
        "cases": [role.case_number for role in held],
    }
    if "attachment" in response.headers.get("Content-Disposition", ""):
        detail["sha256"] = response.headers[CHECKSUM] = sha256(_content(response)).hexdigest()
    auditing.record(request.user, "audit.look", held[0], path=held[0].grid.path, **detail)


def _content(response: HttpResponseBase) -> bytes:
    if isinstance(response, StreamingHttpResponse):
        content = b"".join(response.streaming_content)
        response.streaming_content = iter([content])
        return content
    return response.content
