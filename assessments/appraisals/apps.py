from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AppraisalsConfig(AppConfig):
    name = "assessments.appraisals"
    verbose_name = _("考核")

    def ready(self):
        from assessments.appraisals import consequences, personal  # noqa: F401  personal declares what is kept about people
        from assessments.quizzes.signals import asking_consequences

        asking_consequences.connect(consequences.of_changes, dispatch_uid="appraisals_consequences")
