"""What an operator is told at every start."""

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register
from django.utils.translation import gettext as _


@register
def plain_http(app_configs, **kwargs) -> list[CheckMessage]:
    """Plain HTTP is allowed when somebody says so, and then said aloud; the demonstration serves loopback only."""
    if not settings.INSECURE_HTTP or settings.DEMO:
        return []
    message = _("INSECURE_HTTP=1：密码和验证码在网络上是明文，只用于信得过的内网或会场 Wi-Fi。")
    return [Warning(message, id="gridschool.W001")]
