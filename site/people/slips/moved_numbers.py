"""Signing in with a code sent to a number that was somebody else's: ends for who had it, is checked for who has it now."""

from typing import cast

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.stages import LoginStage
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from people import guessing, phone_holdings
from people.models import User
from people.sign_in.adapter import TOO_MANY
from people.slips import codes


class HolderStage(LoginStage):
    """Part of allauth's sign-in, after the code: who has taken over a number gives the worker number once, too."""

    key = "phone_holder"
    urlname = "phone_holder"

    def handle(self):
        phone = _code_went_to(self.request, self.login.user)
        if not phone:
            return None, True
        if phone != self.login.user.phone:  # moved while the message was under way
            return redirect("account_request_login_code"), False
        if phone_holdings.needs_check(self.login.user):
            return redirect(self.urlname), True
        return None, True


def check_holder(request: HttpRequest, user: User, number: str) -> None:
    """Whether it is the account's worker number. Raises ValidationError with what to do."""
    guess = guessing.begin(request, f"start {codes.plain_number(user.username)}")
    if not guess:
        raise ValidationError(TOO_MANY)
    if codes.plain_number(number) != codes.plain_number(user.username):
        raise ValidationError(_("工号对不上。看看工作证，或者问问社区。"))
    guess.was_right()
    phone_holdings.confirm(user)


class MovedNumberMiddleware:
    """Ends sessions that were opened with a code to a number that is somebody else's now.

    The person is looked at only when the page asks who it is; while the number is still theirs that costs no query.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        request.user = cast(User, SimpleLazyObject(lambda: _still_theirs(request)))
        return self.get_response(request)


def _still_theirs(request: HttpRequest) -> User | AnonymousUser:
    user = get_user(request)
    if isinstance(user, User):
        phone = _code_went_to(request, user)
        if phone and phone_holdings.moved_on(phone, user):
            request.session.flush()
            return AnonymousUser()
    return user


def _code_went_to(request: HttpRequest, user: User) -> str:
    """The number this session was opened by, if it was opened with a code."""
    records = get_authentication_records(request, user)
    return next((record.get("phone", "") for record in reversed(records) if record["method"] == "code"), "")
