from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PayConfig(AppConfig):
    name = "assessments.pay"
    verbose_name = _("薪酬")
