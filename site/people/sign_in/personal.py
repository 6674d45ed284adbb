"""What signing in keeps about a person: devices, and identities linked from other services."""

from allauth.socialaccount.models import SocialAccount, SocialToken
from django.utils.translation import gettext_lazy as _

from people.models import Device
from people.privacy.registry import SECRET, Part, declare

declare(
    Part(
        Device,
        _("登录的设备"),
        user="user",
        shows="app system address shared signed_in_at seen_at ended_at ending",
        hides={SECRET: "session_key"},
        removed=True,
    ),
    Part(SocialToken, _("绑定的凭据"), user="account__user", whole=True),  # before the account it hangs on
    Part(
        SocialAccount,
        _("绑定的账号"),
        user="user",
        shows="provider uid last_login date_joined",
        headings={
            "provider": _("从哪里登录"),
            "uid": _("那边的编号"),
            "last_login": _("上次登录"),
            "date_joined": _("绑定时间"),
        },
        hides={SECRET: "extra_data"},
        removed=True,
    ),
)
