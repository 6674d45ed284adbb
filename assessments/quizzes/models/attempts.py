"""One sitting of one person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models.arrangements import Hall
from assessments.quizzes.models.papers import Form
from courses.rounds.models import Enrolment
from grids.models import Grid
from grids.scope import Scoped
from ledger.amounts import ScoreField
from ledger.entries import AppendOnly
from people.models import Worker


class Attempt(Scoped):
    """Form, seed and answers. `answers` is a JSON text {"slot": response}, by the letters that the person saw; see `quizzes.asking`.

    Times the save statement compares are whole microseconds since 1970, because raw datetimes compare wrongly on SQLite.
    """

    scope_person = "worker__user"

    class State(models.TextChoices):
        OPEN = "open", _("进行中")
        SUBMITTED = "submitted", _("已交卷")
        CLOSED = "closed", _("已关闭")

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="attempts")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="attempts")
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+")
    form = models.ForeignKey(Form, models.PROTECT, related_name="attempts")
    step_key = models.UUIDField()
    number = models.PositiveSmallIntegerField(_("第几次"))
    seed = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    answers = models.TextField(default="{}")
    revision = models.PositiveIntegerField(default=0)
    save_id = models.CharField(max_length=36, blank=True)
    opened_us = models.BigIntegerField()
    closes_us = models.BigIntegerField()
    saved_us = models.BigIntegerField(null=True)
    submitted_us = models.BigIntegerField(null=True)
    # When a key was last laid on it; a person's marks may still be missing.
    marked_us = models.BigIntegerField(null=True)
    closed_reason = models.CharField(max_length=100, blank=True)
    # As the exam was arranged when the attempt began, so that nothing has to be looked up on the way.
    hall = models.ForeignKey(Hall, models.PROTECT, null=True, related_name="attempts", verbose_name=_("现场考场"))
    open_book = models.BooleanField(_("开卷"), default=False)
    extra_minutes = models.PositiveSmallIntegerField(_("加时（分钟）"), default=0)  # are in closes_us already
    withheld = models.BooleanField(default=False)  # its result, until all results are released
    # The fold of the newest mark of each slot; null until all have one.
    score = ScoreField(_("得分"), null=True)
    max_score = ScoreField(_("满分"))
    passed = models.BooleanField(_("合格"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("答卷")
        constraints = [models.UniqueConstraint(fields=["enrolment", "step_key", "number"], name="attempt_once")]
        # Small, and untouched by a save: what is due, and what was handed in and has not been marked.
        indexes = [
            models.Index(fields=["closes_us"], condition=Q(state="open"), name="attempt_open"),
            models.Index(
                fields=["submitted_us"], condition=Q(state="submitted", marked_us=None), name="attempt_unmarked"
            ),
        ]

    @property
    def waits(self) -> bool:
        """Handed in, and not marked to the end."""
        return self.state == self.State.SUBMITTED and self.score is None

    @property
    def in_line(self) -> bool:
        """Handed in a moment ago: the marking process has not come to it yet."""
        return self.waits and self.marked_us is None

    @property
    def kept_back(self) -> bool:
        """Handed in; nobody is told the result yet."""
        return self.state == self.State.SUBMITTED and self.withheld


class LateSheet(AppendOnly):
    """A sheet that does not count and is kept for review. `reason`: it came after the deadline (deadline) or after handing in
    (closed), with an answer file (file), or two phones that met in time had each a sheet of its own (conflict).
    """

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="late_sheets")
    answers = models.TextField()
    save_id = models.CharField(max_length=36)
    reason = models.CharField(max_length=20)
    received_us = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "save_id"], name="late_sheet_once")]
