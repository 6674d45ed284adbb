"""What all pages of the catalogue share: no public address, few tabs, rights by their own testers."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from courses.catalogue.page_permissions import CataloguePermissions


class CatalogueNode(Page):
    """Abstract page. Learners meet it on pages of our own; there is nothing to see at an address of Wagtail's."""

    tester: type[CataloguePermissions]

    # Without Wagtail's copy of the title into an address that nobody sees.
    content_panels = [FieldPanel("title", classname="title", help_text=_("学员看到的名称。"))]
    admin_default_ordering = "ord"  # the order in which it is learnt
    promote_panels: list = []
    settings_panels: list = []

    class Meta:
        abstract = True

    def get_url_parts(self, request=None):
        return None

    def permissions_for_user(self, user):
        return self.tester(user, self)
