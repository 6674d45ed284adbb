"""Single people who are to sit in a hall, wherever their unit is."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models.arrangements import Arrangement, Hall
from courses.rounds.models import Enrolment
from grids.scope import Scoped


class Placement(Scoped):
    """点名安排 of one person to a hall: he or she sits there, and in no hall of the own unit. Who was named before stands in the
    audit lines.
    """

    scope_path = "enrolment__grid__path"
    scope_person = "enrolment__worker__user"

    hall = models.ForeignKey(Hall, models.PROTECT, related_name="placements", verbose_name=_("现场考场"))
    arrangement = models.ForeignKey(Arrangement, models.PROTECT, related_name="placements")  # of the hall
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="placements")
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(_("安排时间"), auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = _("点名安排的考场")
        constraints = [models.UniqueConstraint(fields=["arrangement", "enrolment"], name="placed_once")]
