"""The pages a worker starts on: the slip, the first password, and the check of a number that was somebody else's."""

import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ledger import auditing
from people.slips import codes, moved_numbers, starting
from people.slips.forms import FirstPasswordForm, NumberForm, StartForm

HALF_AN_HOUR = 1_800


@never_cache
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR code leads: the code is filled in. Looking uses nothing up and tells nothing about it."""
    code = codes.plain(code)
    return _start_page(request, StartForm(initial={"code": codes.spaced(code)}), scanned=len(code) == codes.LENGTH)


@never_cache
@sensitive_post_parameters("code")
def start(request: HttpRequest) -> HttpResponse:
    form = StartForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _start_page(request, form)
    if form.is_valid():
        try:
            return starting.start(request, form.cleaned_data["number"], form.cleaned_data["code"])
        except ValidationError as error:
            form.add_error(None, error)
    return _start_page(request, form, status=422)


@never_cache
@login_required
@sensitive_post_parameters("password")
def start_password(request: HttpRequest) -> HttpResponse:
    """Only for half an hour after a slip: later the password is changed with the old one."""
    if not _came_by_slip(request):
        return redirect("account_change_password")
    form = FirstPasswordForm(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        get_adapter().set_password(request.user, form.cleaned_data["password"])
        update_session_auth_hash(request, request.user)
        auditing.record(request.user, "password.set", request.user)
        return redirect(get_adapter().get_login_redirect_url(request))
    status = 422 if form.errors else 200
    go_on = get_adapter().get_login_redirect_url(request)
    return render(request, "people/slips/password.html", {"form": form, "go_on": go_on}, status=status)


@never_cache
@login_stage_required(stage=moved_numbers.HolderStage.key, redirect_urlname="account_login")
def phone_holder(request: HttpRequest) -> HttpResponse:
    stage = request._login_stage
    form = NumberForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            moved_numbers.check_holder(request, stage.login.user, form.cleaned_data["number"])
            return stage.exit()
        except ValidationError as error:
            form.add_error("number", error)
    return render(request, "people/slips/holder.html", {"form": form}, status=422 if form.errors else 200)


def _start_page(request: HttpRequest, form: StartForm, scanned: bool = False, status: int = 200) -> HttpResponse:
    return render(request, "people/slips/start.html", {"form": form, "scanned": scanned}, status=status)


def _came_by_slip(request: HttpRequest) -> bool:
    return any(
        record["method"] == starting.METHOD and record["at"] > time.time() - HALF_AN_HOUR
        for record in get_authentication_records(request, request.user)
    )
