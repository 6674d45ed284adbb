"""Which identities of other services may be used here: those the operator has configured, in the order of the settings."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NAMES: dict[str, "StrOrPromise"] = {
    "wecom": _("企业微信"),
    "weixin": _("微信"),
    "dingtalk": _("钉钉"),
    "feishu": _("飞书"),
}


@dataclass
class Offer:
    provider: str
    name: "StrOrPromise"
    url: str


def offers() -> list[Offer]:
    return [Offer(name, NAMES[name], reverse(f"{name}_login")) for name in settings.SIGN_IN_PROVIDERS]
