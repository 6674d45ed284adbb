from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AppraisalsConfig(AppConfig):
    name = "assessments.appraisals"
    verbose_name = _("考核")

    def ready(self):
        from assessments.appraisals import personal  # noqa: F401  declares what is kept about people
