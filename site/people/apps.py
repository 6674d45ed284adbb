from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = _("人员")

    def ready(self):
        from allauth.socialaccount.providers import registry

        from grids import figures, occupants
        from people.audit import placing, signing  # noqa: F401  say where accounts belong; listen to sign-in
        from people.history import personal as history  # noqa: F401  these declare what is kept about people
        from people.merging import personal as merging  # noqa: F401
        from people.models.categories import add_standard
        from people.privacy import personal  # noqa: F401
        from people.sign_in import personal as devices  # noqa: F401
        from people.sign_in import second_factor  # noqa: F401  listens to allauth
        from people.sign_in.devices import ending  # noqa: F401  listens to signing out
        from people.sign_in.wecom.provider import WeComProvider
        from people.slips import personal as slips  # noqa: F401
        from people.territory import counting

        figures.register(counting.figures)
        occupants.register(counting.names_in)
        if "wecom" in settings.SIGN_IN_PROVIDERS:
            registry.register(WeComProvider)
        post_migrate.connect(add_standard, sender=self)
