"""What a page itself keeps: suggestions and complaints."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grids.models import Grid
from grids.scope import Scoped


class Suggestion(Scoped):
    """A suggestion or complaint. It goes to the administrators above the person's grid; a visitor's goes to the city."""

    scope_person = "by"

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    text = models.TextField(_("想说什么"), max_length=1000)
    contact = models.CharField(
        _("怎么联系你"), max_length=60, blank=True, help_text=_("想要回音就留个电话；不留也行。")
    )
    made_at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = _("建议")
        ordering = ["-made_at"]
