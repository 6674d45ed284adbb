"""Writes down a round that is to be opened later: who, when, which courses, how much credit."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from courses.catalogue.models import CoursePage
from courses.rounds.models import Programme, Round
from courses.rounds.rules import may_plan
from ledger import auditing
from people.models import User


@transaction.atomic
def plan(round: Round, courses: Iterable[CoursePage], by: User) -> Round:
    """Saves a round that has not opened, with its courses in order. A new one gets the next number of its year.

    Raises PermissionDenied outside the reach of `by`, ValidationError when the round is open already.
    """
    if not may_plan(by, round.grid.path):
        raise PermissionDenied
    if round.opened_at:
        raise ValidationError(_("这一轮已经开班，不能再改。"))
    if not round.number:
        round.programme = _programme(round)
        round.number = (round.programme.rounds.aggregate(last=Max("number"))["last"] or 0) + 1
    round.course_pages = [course.pk for course in courses]
    round.save()
    auditing.record(by, "round planned", round, path=round.grid.path)
    return round


def _programme(round: Round) -> Programme:
    year = round.first_day.year
    name = _("%(year)s 年度计划") % {"year": year}
    return Programme.objects.get_or_create(grid=round.grid, year=year, name=name)[0]
