from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BankConfig(AppConfig):
    name = "assessments.bank"
    verbose_name = _("题库")

    def ready(self):
        from assessments.bank import personal  # noqa: F401  declares what is kept about people
