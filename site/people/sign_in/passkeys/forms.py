"""allauth's forms for passkeys in our words."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms as webauthn
from allauth.mfa.webauthn.internal import auth
from django.utils.translation import gettext_lazy as _

from people.sign_in.forms import word


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    """Every passkey signs in by itself, so each must have asked for a finger, a face or the device's code."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]
        word(self, "name", _("名称"), _("认得出是哪台设备就行，比如“我的手机”。"), maxlength="30", autocomplete="off")

    def clean(self):
        cleaned = super().clean()
        credential = cleaned.get("credential")
        if credential:
            said = auth.parse_registration_response(credential).response.attestation_object.auth_data
            if not said.is_user_verified():
                raise get_adapter().validation_error("incorrect_code")
        return cleaned


class RenamePasskeyForm(webauthn.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = 30
        word(self, "name", _("名称"), maxlength="30", autocomplete="off")
