"""The tree: the city, its districts, and below them the grids of four levels."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from ledger.entries import AppendOnly


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

    def in_force_on(self, day: date) -> bool:
        return self.valid_to is None or self.valid_to >= day

    @property
    def county_code(self) -> str:
        """The six digits of the county-level unit; later the sharding key."""
        return self.code[:6]


class GridName(AppendOnly):
    """A name a grid had, up to its last day; what it is called now stands with the grid itself."""

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="former_names", verbose_name=_("网格"))
    name = models.CharField(_("名称"), max_length=60)
    official_name = models.CharField(_("全称"), max_length=60, blank=True)
    last_day = models.DateField(_("用到哪天"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")  # empty: an import

    class Meta:
        verbose_name = verbose_name_plural = _("曾用名")

    def __str__(self):
        return self.name


class Succession(AppendOnly):
    """Where a grid, or a part of it, went on a day. `path` is where it stood before; no other grid is put there again,
    because audit lines keep it."""

    class Kind(models.TextChoices):
        MERGED = "merged", _("并入")
        SPLIT = "split", _("分出")
        MOVED = "moved", _("划转到")

    source = models.ForeignKey(Grid, models.PROTECT, related_name="successions", verbose_name=_("原网格"))
    target = models.ForeignKey(Grid, models.PROTECT, related_name="origins", verbose_name=_("去向"))
    kind = models.CharField(_("方式"), max_length=6, choices=Kind.choices)
    day = models.DateField(_("日期"))
    path = models.CharField(max_length=255, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("沿革")

    def __str__(self):
        return f"{self.source} {self.get_kind_display()} {self.target} {self.day}"
