"""The pages of passkeys that are more than allauth's own."""

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.webauthn import views as allauth
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from people.sign_in import second_factor


class AddPasskeyView(allauth.AddWebAuthnView):
    def get_context_data(self, **kwargs):
        """The form that was refused keeps its sentence; what is asked of the device is a passkey that signs in by itself."""
        context = super().get_context_data(**kwargs) | kwargs
        options = auth.begin_registration(self.request.user, passwordless=True)
        return context | {"js_data": {"creation_options": options}}

    def form_valid(self, form):
        """A worker's passkey is a short way in and no lock, so no spare codes are made out for it."""
        user = self.request.user
        if second_factor.is_needed(user):
            return super().form_valid(form)
        key = auth.WebAuthn.add(user, form.cleaned_data["name"], form.cleaned_data["credential"]).instance
        authenticator_added.send(sender=Authenticator, request=self.request, user=user, authenticator=key)
        messages.success(self.request, _("通行密钥已添加。"))
        return redirect("mfa_list_webauthn")


class ReauthenticatePasskeyView(allauth.ReauthenticateWebAuthnView):
    def form_invalid(self, form):
        """Back to the same page, to try again."""
        for sentence in form.errors.get("credential", []):
            messages.error(self.request, sentence)
        return HttpResponseRedirect(self.request.get_full_path())
