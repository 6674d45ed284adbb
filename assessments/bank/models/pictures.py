"""Pictures in questions. They lie in the database, not among the public files: a paper's pictures give it away."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.bank.models.items import Item
from grids.scope import Scoped


class ItemPicture(Scoped):
    """A picture of an item, named as the texts of its versions name it. Never changed: another picture has another name."""

    scope_path = "item__grid__path"

    item = models.ForeignKey(Item, models.CASCADE, related_name="pictures", verbose_name=_("题目"))
    name = models.CharField(_("文件名"), max_length=80)
    kind = models.CharField(_("格式"), max_length=20)  # image/png …
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        verbose_name = verbose_name_plural = _("题目图片")
        constraints = [models.UniqueConstraint(fields=["item", "name"], name="item_picture_once")]

    def __str__(self):
        return self.name
