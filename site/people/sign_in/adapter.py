"""How allauth meets our people: mainland phone numbers, no sign-up, codes by SMS, and where each goes afterwards."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grids import scope
from ledger import sealing
from people import guessing, notice, rules
from people.models import User, Worker
from people.phones import PhoneField
from people.sign_in import second_factor, sms
from people.sign_in.devices import agents, registering

WRONG_PASSWORD = gettext_lazy("账号或密码不对，请再看看。")
SECOND_FACTORS = "second_factors"  # a subject that is no person: the secrets go with the account, not with a key
TOO_MANY = gettext_lazy("试的次数多了，先停一停，过五分钟再来。")


WAYS = {
    "reauthenticate": gettext_lazy("输密码"),
    "mfa_reauthenticate": gettext_lazy("填验证器上的数字或备用码"),
    "mfa_reauthenticate:webauthn": gettext_lazy("用通行密钥"),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG_PASSWORD,
        "phone_password_mismatch": WRONG_PASSWORD,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "incorrect_code": gettext_lazy("六个数字对不上，请再看看短信。"),
        "incorrect_password": gettext_lazy("密码不对，请再试一次。"),
        "enter_current_password": gettext_lazy("现在的密码不对，请再试一次。"),
    }

    def is_open_for_signup(self, request):
        return False  # HR keeps the roster

    def get_login_stages(self):
        """After the code, before the second factor: a number that was somebody else's is checked."""
        first, *rest = super().get_login_stages()
        return [first, "people.slips.moved_numbers.HolderStage", *rest]

    def pre_authenticate(self, request, **credentials):
        """allauth counts here, too, under a lock for the address that a class of 350 would stand in line for."""
        login = credentials.get("username") or credentials.get("phone") or ""
        self._guess = guessing.begin(request, f"password {login.lower()}")
        if not self._guess:
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self):
        self._guess.was_right()

    def pre_login(self, request, user, **kwargs):
        """A right password or code is not enough for an account of the demonstration once it is over."""
        if user.is_demo and not settings.DEMO:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        notice.remember(request, user)
        registering.register(request, user)
        return response

    def get_login_redirect_url(self, request):
        """Learners go to their day, staff who do not learn to the desk."""
        with scope.own(request.user.pk):
            learns = Worker.objects.filter(user=request.user).exists()
        return resolve_url("desk" if not learns and rules.is_staff(request.user) else "today")

    def get_password_change_redirect_url(self, request):
        return self.get_login_redirect_url(request)

    def get_reauthentication_methods(self, user):
        """The ways to show again who one is, in our words."""
        return [way | {"description": WAYS[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def phone_form_field(self, **kwargs):
        return PhoneField(**{"label": _("手机号"), **kwargs})

    def get_user_by_phone(self, phone):
        """The one account with this number; nobody when two people share it, they use their worker numbers."""
        users = User.objects.filter(phone=phone, is_active=True)
        if not settings.DEMO:
            users = users.filter(is_demo=False)
        found = users[:2]
        return found[0] if len(found) == 1 else None

    def get_phone(self, user):
        return (user.phone, True) if user.phone else None

    def set_phone(self, user, phone, verified):
        """Numbers come from the roster only."""

    def set_phone_verified(self, user, phone):
        """Numbers come from the roster; there is nothing to remember."""

    def send_verification_code_sms(self, user, phone, code, **kwargs):
        sms.send(phone, _("网格学堂验证码 %(code)s，十分钟内有效。不要告诉任何人。") % {"code": code}, code)

    def send_unknown_account_sms(self, phone, **kwargs):
        """A number nobody has takes the same way and as long, and gets no message; the page says the same, too."""
        sms.send(phone, "")


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("数字对不上。请看验证器上现在显示的六位数字。"),
    }

    def get_totp_label(self, user):
        return user.username

    def is_mfa_enabled(self, user, types=None):
        """For workers a passkey is a short way in, not a second lock: on another device the password is enough."""
        asked = set(types or ())
        if asked == {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN} and not second_factor.is_needed(user):
            types = [Authenticator.Type.TOTP]
        return super().is_mfa_enabled(user, types)

    def generate_authenticator_name(self, user, type):
        """A passkey is called after the device it is made on until somebody renames it."""
        return agents.in_words(*agents.recognise(context.request.headers.get("User-Agent", "")))

    def encrypt(self, text):
        """Secrets of authenticators and recovery codes lie in the database sealed, under a key that `rewrap` keeps up."""
        return sealing.seal(SECOND_FACTORS, text)

    def decrypt(self, encrypted_text):
        return sealing.unseal(SECOND_FACTORS, encrypted_text)
