"""用工类别: how somebody is employed. 岗位: the post somebody holds. Both are lists an office may extend."""

from django.apps import apps as installed
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

# (name, whether it is in a pay scheme); an office may add its own and change what is paid.
STANDARD = [
    ("专职网格员(直聘)", True),
    ("专职网格员(第三方派遣)", True),
    ("社区正职", True),
    ("社区副职", True),
    ("社区工作人员", True),
    ("公益性岗位", False),
    ("退休返聘", False),
    ("村干部", False),
    ("村民小组长", False),
    ("下沉干部", False),
    ("物业", False),
    ("志愿者", False),
    ("老党员", False),
]
POSTS = [
    "正职",
    "副职",
    "工作人员",
    "社区正职",
    "社区副职",
    "网格长",
    "网格员",
    "专职网格员",
    "微网格长",
    "指导员",
]


class Term(models.Model):
    """A word of a list. One that is retired stays with those who have it and is given to nobody else."""

    name = models.CharField(_("名称"), max_length=30, unique=True)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    retired_on = models.DateField(_("停用日期"), null=True, blank=True)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("停用人")
    )

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class EmploymentCategory(Term):
    """Decides whether somebody is in a pay scheme at all."""

    paid = models.BooleanField(_("纳入薪酬"), default=False)

    class Meta(Term.Meta):
        verbose_name = verbose_name_plural = _("用工类别")


class Post(Term):
    """A post somebody may hold. `Worker.post` keeps its name as text, because pay schemes name posts by name and a
    frozen scheme must go on meaning what it said."""

    name = models.CharField(_("名称"), max_length=20, unique=True)

    class Meta(Term.Meta):
        verbose_name = verbose_name_plural = _("岗位")


def add_standard(using: str, apps=installed, **kwargs) -> None:
    """After migrating (`apps` as they were then) or emptying the database: an empty list gets the usual words."""
    _fill(using, apps, "EmploymentCategory", [{"name": name, "paid": paid} for name, paid in STANDARD])
    _fill(using, apps, "Post", [{"name": name} for name in POSTS])


def _fill(using: str, apps, model: str, terms: list[dict]) -> None:
    try:
        term = apps.get_model("people", model)
    except LookupError:  # migrated back to before there was such a list
        return
    rows = term.objects.using(using)
    if not rows.exists():
        rows.bulk_create(term(order=order, **values) for order, values in enumerate(terms, start=1))
