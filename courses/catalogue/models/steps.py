"""A step: the smallest thing a learner finishes. Other apps add kinds of steps by deriving from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from courses.catalogue.models.pages import CatalogueNode
from courses.catalogue.page_permissions import StepPermissions

PHONE, DESK = 390, 1280  # pixels
PRACTICE, EXAM = "练", "考"  # characters of quizzes: one that counts for nothing, one that ends a round


class Step(CatalogueNode):
    """Abstract page. `kind` names the URL that shows it to a learner; `character` is what stands in its cell (读 看 练 测 考)."""

    class Length(models.TextChoices):
        SHORT = "short", _("短课")
        MEDIUM = "medium", _("中等")
        LONG = "long", _("长课")

    kind = ""
    tester = StepPermissions

    character = models.CharField(
        _("格中字"), max_length=1, default="读", help_text=_("读、看、练、测、训、演、考，选一个字。")
    )
    length = models.CharField(
        _("篇幅"), max_length=6, choices=Length.choices, default=Length.SHORT, help_text=_("学时按篇幅计，不按时间计。")
    )
    summary = models.CharField(_("一句话简介"), max_length=120, blank=True)

    content_panels = [
        *CatalogueNode.content_panels,
        FieldPanel("summary"),
        FieldPanel("character"),
        FieldPanel("length"),
    ]
    parent_page_types = ["catalogue.ModulePage"]
    subpage_types: list[str] = []
    show_in_menus_default = False

    preview_sizes = [
        {"name": "phone", "icon": "mobile-alt", "device_width": PHONE, "label": _("手机上的样子")},
        {"name": "desk", "icon": "desktop", "device_width": DESK, "label": _("电脑上的样子")},
    ]

    class Meta:
        abstract = True

    def _get_dummy_header_url(self, original_request=None):
        """A preview is made for the person who asked, in the staff section, so that it has their scope and policy."""
        return original_request.build_absolute_uri() if original_request else super()._get_dummy_header_url()
