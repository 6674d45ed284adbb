from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = _("人员")

    def ready(self):
        from grids import figures, occupants
        from people.models.categories import add_standard
        from people.sign_in import second_factor  # noqa: F401  listens to allauth
        from people.territory import counting

        figures.register(counting.figures)
        occupants.register(counting.names_in)
        post_migrate.connect(add_standard, sender=self)
