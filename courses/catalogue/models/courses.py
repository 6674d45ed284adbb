"""The shelf of an office, its courses and their modules."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Collection

from courses.catalogue.models.pages import CatalogueNode
from courses.catalogue.page_permissions import FolderPermissions, ShelfPermissions
from grids.models import Grid


class CataloguePage(CatalogueNode):
    """The courses of one node of the tree. Rights hang on this branch, for two groups that follow the roles (`shelving`)."""

    tester = ShelfPermissions

    grid = models.OneToOneField(Grid, models.PROTECT, related_name="catalogue", verbose_name=_("所属网格"))
    collection = models.OneToOneField(Collection, models.PROTECT, related_name="+", editable=False)
    trainers = models.OneToOneField(Group, models.PROTECT, related_name="+", editable=False)
    administrators = models.OneToOneField(Group, models.PROTECT, related_name="+", editable=False)

    parent_page_types = ["wagtailcore.Page", "catalogue.CataloguePage"]
    subpage_types = ["catalogue.CataloguePage", "catalogue.CoursePage"]
    is_creatable = False
    preview_modes: list = []

    class Meta:
        verbose_name = verbose_name_plural = _("课程目录")


class CoursePage(CatalogueNode):
    tester = FolderPermissions
    holds_folders = True

    duty = models.CharField(_("职责领域"), max_length=30, blank=True)
    summary = models.CharField(_("学完能做什么"), max_length=200, blank=True)
    checked = models.CharField(
        _("内容核对到"), max_length=7, blank=True, help_text=_("年和月，例如 2026-09；法规一变就该再核对。")
    )

    content_panels = [*CatalogueNode.content_panels, FieldPanel("duty"), FieldPanel("summary"), FieldPanel("checked")]
    parent_page_types = ["catalogue.CataloguePage"]
    subpage_types = ["catalogue.ModulePage"]
    preview_modes: list = []

    class Meta:
        verbose_name = verbose_name_plural = _("课程")


class ModulePage(CatalogueNode):
    tester = FolderPermissions
    holds_folders = False

    summary = models.CharField(_("一句话简介"), max_length=200, blank=True)

    content_panels = [*CatalogueNode.content_panels, FieldPanel("summary")]
    parent_page_types = ["catalogue.CoursePage"]
    preview_modes: list = []

    class Meta:
        verbose_name = verbose_name_plural = _("单元")
