from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PayConfig(AppConfig):
    name = "assessments.pay"
    verbose_name = _("薪酬")

    def ready(self):
        from assessments.pay import personal  # noqa: F401  declares what is kept about people
