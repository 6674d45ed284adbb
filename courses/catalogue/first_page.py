"""What a trainer sees first: what waits for them, and the way to their courses."""

from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import LockedPagesPanel, WhatsNewInWagtailVersionPanel

NOT_SHOWN = (LockedPagesPanel, WhatsNewInWagtailVersionPanel)


class Start(Component):
    name = "start"
    template_name = "catalogue/admin/start.html"
    order = 230

    def get_context_data(self, parent_context):
        return {"request": parent_context["request"]}


def for_trainers(request, panels: list[Component]) -> None:
    panels[:] = [panel for panel in panels if not isinstance(panel, NOT_SHOWN)] + [Start()]
