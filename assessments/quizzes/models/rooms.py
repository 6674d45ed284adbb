"""An exam on paper: a room, its seats, and what was typed in from the sheets."""

from typing import cast

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models.attempts import Attempt
from assessments.quizzes.models.papers import Form, Paper
from courses.rounds.models import Enrolment, RoundStep
from grids.models import Grid
from grids.scope import Scoped
from ledger.entries import AppendOnly


class Room(Scoped):
    """纸笔考场. Everybody with the same form holds the same printed paper: its order comes from the room's one `seed`."""

    step = models.ForeignKey(RoundStep, models.PROTECT, related_name="rooms", verbose_name=_("考试"))
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="rooms", verbose_name=_("试卷"))
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="+", verbose_name=_("范围"))
    name = models.CharField(_("考场名称"), max_length=60)
    starts_at = models.DateTimeField(_("开考时间"))
    columns = models.PositiveSmallIntegerField(
        _("一排几座"), default=6, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    seed = models.PositiveIntegerField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(auto_now_add=True)
    # Nothing more is typed in: who has no attempt then was absent.
    ended_at = models.DateTimeField(_("收场时间"), null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = _("纸笔考场")
        ordering = ["-starts_at", "-pk"]

    def __str__(self):
        return self.name


class Seat(Scoped):
    """A person's place, form and code. `attempt` is what came of it, once two typings agreed or somebody decided."""

    scope_path = "room__grid__path"
    scope_person = "enrolment__worker__user"

    room = models.ForeignKey(Room, models.PROTECT, related_name="seats", verbose_name=_("考场"))
    number = models.PositiveSmallIntegerField(_("座号"))
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="seats")
    form = models.ForeignKey(Form, models.PROTECT, related_name="+")
    code = models.CharField(_("编码"), max_length=6, unique=True)
    attempt = models.OneToOneField(Attempt, models.PROTECT, null=True, related_name="seat")

    class Meta:
        verbose_name = verbose_name_plural = _("座位")
        ordering = ["room", "number"]
        constraints = [
            models.UniqueConstraint(fields=["room", "number"], name="seat_number_once"),
            models.UniqueConstraint(fields=["room", "enrolment"], name="seat_person_once"),
        ]

    def __str__(self):
        return self.code

    @property
    def sat(self) -> Attempt:
        """Of a seat that is settled."""
        return cast(Attempt, self.attempt)


class TypedSheet(AppendOnly):
    """What one person read off the paper, {"slot": response} as an attempt keeps it. Of one person's sheets for a seat the last
    counts; two people type each seat.
    """

    class Via(models.TextChoices):
        KEYS = "keys", _("逐张录入")
        WORKBOOK = "workbook", _("从表格导入")

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="typed")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    via = models.CharField(_("怎样录的"), max_length=8, choices=Via.choices, default=Via.KEYS)
    answers = models.TextField(_("录入的答案"))

    class Meta:
        verbose_name = verbose_name_plural = _("答题卡录入")


class Ruling(AppendOnly):
    """Where two typings differed: what stands on the paper, as somebody decided with the paper in hand."""

    seat = models.OneToOneField(Seat, models.PROTECT, related_name="ruling")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answers = models.TextField(_("核定的答案"))

    class Meta:
        verbose_name = verbose_name_plural = _("答题卡核定")
