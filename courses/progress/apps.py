from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgressConfig(AppConfig):
    name = "courses.progress"
    verbose_name = _("学习记录")

    def ready(self):
        from courses.progress import closing, personal  # noqa: F401  connects the receiver, declares what is kept
