from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PayConfig(AppConfig):
    name = "assessments.pay"
    verbose_name = _("薪酬")

    def ready(self):
        from assessments.pay import consequences, personal  # noqa: F401  personal declares what is kept about people
        from assessments.quizzes.signals import asking_consequences

        asking_consequences.connect(consequences.of_changes, dispatch_uid="pay_consequences")
