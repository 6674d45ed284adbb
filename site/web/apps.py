from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "web"
    verbose_name = _("页面")

    def ready(self):
        from web import checks, personal  # noqa: F401  importing registers them
