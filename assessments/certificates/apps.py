from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "assessments.certificates"
    verbose_name = _("证书")

    def ready(self):
        from assessments.certificates import personal  # noqa: F401  declares what is kept about people
