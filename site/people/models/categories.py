"""用工类别: how somebody is employed."""

from django.apps import apps as installed
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


class EmploymentCategory(models.Model):
    """Decides whether somebody is in a pay scheme at all."""

    name = models.CharField(_("名称"), max_length=30, unique=True)
    paid = models.BooleanField(_("纳入薪酬"), default=False)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("用工类别")
        ordering = ["order"]

    def __str__(self):
        return self.name


def add_standard(using: str, apps=installed, **kwargs) -> None:
    """After migrating (`apps` as they were then) or emptying the database: an empty table gets the usual categories."""
    try:
        category = apps.get_model("people", "EmploymentCategory")
    except LookupError:  # migrated back to nothing
        return
    rows = category.objects.using(using)
    if not rows.exists():
        rows.bulk_create(
            category(name=name, paid=paid, order=order) for order, (name, paid) in enumerate(STANDARD, start=1)
        )
