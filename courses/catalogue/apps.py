from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "courses.catalogue"
    verbose_name = _("课程")

    def ready(self):
        from courses.catalogue import personal  # noqa: F401  declares what is kept about people
        from courses.catalogue.following import follow_grid
        from courses.catalogue.permissions import follow_roles
        from grids.signals import grid_moved
        from people.signals import roles_changed

        grid_moved.connect(follow_grid, dispatch_uid="catalogue.follow_grid")
        roles_changed.connect(follow_roles, dispatch_uid="catalogue.follow_roles")
