"""An identity of another service opens an account only once its owner has linked it. Nobody signs up with one."""

import logging

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.contrib import messages
from django.dispatch import receiver
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ledger import auditing
from people.sign_in.identities.offered import NAMES

log = logging.getLogger(__name__)


class IdentityAdapter(DefaultSocialAccountAdapter):
    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "no_password": gettext_lazy("先设一个密码，再解除绑定，免得登不上来。"),
    }

    def is_open_for_signup(self, request, sociallogin):
        return False  # HR keeps the roster

    def populate_user(self, request, sociallogin, data):
        """Of what the service tells (nickname, picture, town) nothing is kept but the number of the identity."""
        sociallogin.account.extra_data = {}
        return sociallogin.user

    def pre_social_login(self, request, sociallogin):
        if sociallogin.is_existing or sociallogin.state.get("process") == AuthProcess.CONNECT:
            return
        name = NAMES[sociallogin.account.provider]
        sentence = _(
            "这个%(name)s还没有绑定账号。先用工号和密码登录，再到“我的档案 → 绑定的账号”里绑定，下次就能直接用。"
        )
        messages.warning(request, sentence % {"name": name})
        raise ImmediateHttpResponse(redirect("account_login"))

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        """Back to where one came from. The service's own words are not logged: addresses in them carry secrets."""
        name = NAMES[provider.id]
        if error == AuthError.CANCELLED:
            messages.info(request, _("没有用%(name)s登录，可以再试，或者用别的办法。") % {"name": name})
        else:
            log.warning("signing in with %s failed: %s", provider.id, type(exception).__name__)
            messages.error(
                request, _("%(name)s那边没有确认你的身份，请再试一次，或者用别的办法登录。") % {"name": name}
            )
        page = "socialaccount_connections" if request.user.is_authenticated else "account_login"
        raise ImmediateHttpResponse(redirect(page))


@receiver(social_account_added)
def note_linking(request, sociallogin, **kwargs):
    auditing.record(request.user, "identity.link", request.user, provider=sociallogin.account.provider)


@receiver(social_account_removed)
def note_unlinking(request, socialaccount, **kwargs):
    auditing.record(request.user, "identity.unlink", request.user, provider=socialaccount.provider)
