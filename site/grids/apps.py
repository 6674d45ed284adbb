from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GridsConfig(AppConfig):
    name = "grids"
    verbose_name = _("网格")

    def ready(self):
        from grids.reaching import path_of
        from ledger import auditing

        auditing.find_paths_with(path_of)
