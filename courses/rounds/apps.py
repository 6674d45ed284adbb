from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RoundsConfig(AppConfig):
    name = "courses.rounds"
    verbose_name = _("轮训")

    def ready(self):
        from courses.rounds import examples, personal, picturing  # noqa: F401  personal: what is kept about people
        from grids import figures

        figures.register(picturing.figures)
        post_migrate.connect(examples.load, sender=self)
