"""The pages of signing in that are more than allauth's own."""

from allauth.account import views as allauth
from allauth.account.stages import LoginByCodeStage
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from people import guessing, notice, phones
from people.audit import signing
from people.models import User
from people.sign_in import sms
from people.sign_in.adapter import TOO_MANY
from people.sign_in.devices import registering
from people.sign_in.identities.offered import offers


class StartAgainMixin:
    """Who waits for a code may still go back: for another number, another code, or the password."""

    def _redirect_to_pending_stage(self, request, stage):
        if stage.key == LoginByCodeStage.key:
            cost_the_same(stage)
            return None
        return super()._redirect_to_pending_stage(request, stage)  # type: ignore[misc]  # of the view it is mixed into


class SharedPhoneMixin:
    """The tick 这是公用的手机: the session ends with the browser, or when the phone has been left alone."""

    def form_valid(self, form):
        registering.remember_tick(self.request, form.cleaned_data.get("shared", False))
        response = super().form_valid(form)  # type: ignore[misc]  # of the view it is mixed into
        registering.end_with_the_browser(self.request)
        return response


class LoginView(StartAgainMixin, SharedPhoneMixin, allauth.LoginView):
    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"identities": offers()}


class RequestLoginCodeView(StartAgainMixin, allauth.RequestLoginCodeView):
    pass


class ConfirmLoginCodeView(SharedPhoneMixin, allauth.ConfirmLoginCodeView):
    """Shows the number in groups and, in the demonstration, the message that was sent."""

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        if stage := getattr(request, "_login_stage", None):
            cost_the_same(stage)
        return response

    def post(self, request, *args, **kwargs):
        """Wrong codes are counted for the number, over all codes that were sent to it."""
        phone = self._process.state["phone"]
        self._guess = guessing.begin(request, f"code {phone}")
        if not self._guess:
            self._process.abort()
            messages.error(request, TOO_MANY)
            return redirect("account_request_login_code")
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        self._guess.was_right()
        return super().form_valid(form)

    def form_invalid(self, form):
        signing.note_wrong_code(self._process.user)
        return super().form_invalid(form)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"spaced": phones.spaced(context["phone"]), "message_shown": sms.shown(context["phone"])}


def cost_the_same(stage) -> None:
    """For a number that somebody has, allauth has just fetched the account; for any other the time is spent as well."""
    if stage.login.user is None:
        User.objects.filter(pk=0).first()


@login_required
def privacy_notice(request):
    next_url = request.POST.get("next") or request.GET.get("next", "")
    if request.method == "POST":
        notice.acknowledge(request, request.user)
        safe = url_has_allowed_host_and_scheme(next_url, {request.get_host()}, require_https=request.is_secure())
        return redirect(next_url if safe else resolve_url("today"))
    return render(request, "people/notice.html", {"next": next_url, "version": notice.VERSION})
