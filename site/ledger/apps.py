from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "ledger"
    verbose_name = _("台账")

    def ready(self):
        from ledger import guarding

        post_migrate.connect(guarding.install, sender=self)
