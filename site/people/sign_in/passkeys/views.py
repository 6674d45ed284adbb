"""The pages of passkeys that are more than allauth's own."""

from allauth.mfa.webauthn import views as allauth
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.http import HttpResponseRedirect


class AddPasskeyView(allauth.AddWebAuthnView):
    def get_context_data(self, **kwargs):
        """The form that was refused keeps its sentence; what is asked of the device is a passkey that signs in by itself."""
        context = super().get_context_data(**kwargs) | kwargs
        options = auth.begin_registration(self.request.user, passwordless=True)
        return context | {"js_data": {"creation_options": options}}


class ReauthenticatePasskeyView(allauth.ReauthenticateWebAuthnView):
    def form_invalid(self, form):
        """Back to the same page, to try again."""
        for sentence in form.errors.get("credential", []):
            messages.error(self.request, sentence)
        return HttpResponseRedirect(self.request.get_full_path())
