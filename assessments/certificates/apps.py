from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "assessments.certificates"
    verbose_name = _("证书")

    def ready(self):
        from assessments.certificates import consequences, personal  # noqa: F401  personal declares what is kept about people
        from assessments.quizzes.signals import asking_consequences

        asking_consequences.connect(consequences.of_changes, dispatch_uid="certificates_consequences")
