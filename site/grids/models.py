"""The tree: the city, its districts, and below them the grids of four levels."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node


class Grid(MP_Node):
    """A node of the tree. `level` is 0 above the grids (city, district) and 1–4 for the grids themselves."""

    class Kind(models.TextChoices):
        CITY = "city", _("市")
        DISTRICT = "district", _("县区")
        STREET = "street", _("街道")
        TOWNSHIP = "township", _("乡镇")
        COMMUNITY = "community", _("社区")
        VILLAGE = "village", _("村")
        ESTATE = "estate", _("小区")
        HAMLET = "hamlet", _("屯组")
        BUILDING = "building", _("楼栋")
        OTHER = "other", _("其他")

    class Setting(models.TextChoices):
        URBAN = "urban", _("城市")
        RURAL = "rural", _("农村")

    name = models.CharField(_("名称"), max_length=60)
    official_name = models.CharField(_("全称"), max_length=60, blank=True)  # as the register writes it: 乌龙社区居委会
    code = models.CharField(_("代码"), max_length=24, unique=True)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    level = models.PositiveSmallIntegerField(_("级别"), db_index=True)
    setting = models.CharField(_("城乡"), max_length=5, choices=Setting.choices, blank=True)
    valid_from = models.DateField(_("启用日期"), null=True, blank=True)
    valid_to = models.DateField(_("停用日期"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("网格")

    def __str__(self):
        return self.name

    @property
    def county_code(self) -> str:
        """The six digits of the county-level unit; later the sharding key."""
        return self.code[:6]
