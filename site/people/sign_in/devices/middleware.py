"""Looks at the device behind each page: whether it was signed out elsewhere, or was left alone for too long."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import Device
from people.scoping import STAFF_SECTIONS
from people.sign_in.devices import registering

OPEN_TO_ALL = ("/verify/", "/privacy/", "/help/", "/language/", "/static/", "/media/")
BEATS = "/cms/editing-sessions/"  # an open editor asks by itself who else is editing; that is nobody at the keyboard

SENTENCES = {
    Device.Ending.LIMIT: gettext_lazy("这个账号最多同时在 %(count)s 台设备上登录。刚才有一台新设备登录，这台已退出。"),
    Device.Ending.ELSEWHERE: gettext_lazy("这台设备已从另一台设备上退出。不是你做的，登录以后请马上改密码。"),
    Device.Ending.PASSWORD: gettext_lazy("密码改过了，请用新密码登录。"),
    Device.Ending.RESET: gettext_lazy("账号重新开通过，请重新登录。"),
}


class DeviceMiddleware:
    """Only pages that are read, and the desk: saving an answer never looks at the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        response = _turned_away(request) or self.get_response(request)
        if request.session.accessed and not request.path.startswith((BEATS, *OPEN_TO_ALL)):
            registering.touch(request)
        return response


def _turned_away(request: HttpRequest) -> HttpResponse | None:
    """The way to the sign-in page for a device that has been signed out or left alone; None for all others."""
    at_desk = request.path.startswith(STAFF_SECTIONS)
    if not at_desk and (request.method != "GET" or request.path.startswith(OPEN_TO_ALL)):
        return None
    device = registering.known(request)
    if not device:
        return _signed_out_elsewhere(request, at_desk) if request.session.session_key is None else None
    quiet = registering.quiet_for(request)
    if at_desk and (device["idle"] or quiet > settings.STAFF_IDLE_MINUTES * 60):
        return _ask_again(request, device["pk"], settings.STAFF_IDLE_MINUTES)
    if device["shared"] and quiet > settings.SHARED_IDLE_MINUTES * 60:
        return _ask_again(request, device["pk"], settings.SHARED_IDLE_MINUTES)
    return None


def _signed_out_elsewhere(request: HttpRequest, at_desk: bool) -> HttpResponse | None:
    """The browser still shows a session that is gone: it is told why. Pages that are open to all go on."""
    key = request.COOKIES[settings.SESSION_COOKIE_NAME]
    ended = Device.objects.filter(session_key=key).exclude(ended_at=None).first()
    if ended and ended.ending in SENTENCES:
        messages.warning(request, SENTENCES[ended.ending] % {"count": settings.STAFF_SESSIONS})
    return _to_sign_in(request) if at_desk else None


def _ask_again(request: HttpRequest, device: int, minutes: int) -> HttpResponse:
    sentence = _("%(minutes)s 分钟没有操作，为了安全请重新登录。") % {"minutes": minutes}
    logout(request)
    Device.objects.filter(pk=device).update(ending=Device.Ending.IDLE)
    messages.warning(request, sentence)
    return _to_sign_in(request)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Leads back after signing in: to the page, or to the page with the form when one was sent."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return HttpResponse(_("请重新登录。"), status=403, content_type="text/plain; charset=utf-8")
    if request.method == "GET":
        back = request.get_full_path()
    else:
        messages.warning(request, _("刚才提交的内容没有存下来，登录以后请再填一次。"))
        form = request.headers.get("Referer", "")
        ours = url_has_allowed_host_and_scheme(form, {request.get_host()})
        back = urlsplit(form).path if ours and form else reverse("desk")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': back})}")
