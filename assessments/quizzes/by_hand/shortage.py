"""Answers that nobody may mark: for whoever appoints markers."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.quizzes.by_hand.avoiding import STREET, avoided, homes_of_each
from assessments.quizzes.models import Judgement, OpenAnswer
from assessments.quizzes.models.marks import OpenAnswerQuerySet
from grids.models import Grid
from grids.paths import ancestors, below
from people import rules
from people.models import Role, User

MOST = 5_000


class Reason(StrEnum):
    NOBODY = "nobody"  # no marker reaches the place
    JUDGED = "judged"  # those who may have judged it, and one more is needed
    AVOIDED = "avoided"  # all who reach it have to avoid it

    @property
    def label(self) -> str:
        return {
            Reason.NOBODY: _("这里没有阅卷老师"),
            Reason.JUDGED: _("能评的老师都评过了，还要一位"),
            Reason.AVOIDED: _("阅卷老师都要回避"),
        }[self]


@dataclass(frozen=True)
class Short:
    """So many answers of one round, quiz and street that nobody may mark, for one reason."""

    round: str
    quiz: str
    street: str
    reason: Reason
    count: int


def appoints_at(user: User) -> tuple[str, ...]:
    """The paths below which the user appoints markers."""
    return rules.reach(user, {kind for kind, may in rules.MAY_BE_APPOINTED_BY.items() if Role.Kind.MARKER in may})


def without_a_marker(paths: Collection[str]) -> OpenAnswerQuerySet:
    """Those in sight that wait and that no marker may mark now, among the markers whose roles touch the subtrees at `paths`."""
    reaches = _reaches(paths)
    homes = homes_of_each(list(reaches))
    able = Q(pk__in=[])
    for user, reach in reaches.items():
        inside = Q(pk__in=[])
        for path in reach:
            inside |= below(path, "attempt__grid__path")
        judged = Exists(Judgement.objects.filter(answer=OuterRef("pk"), by=user))
        able |= inside & ~avoided(user, homes[user]) & ~Q(judged)
    return OpenAnswer.objects.waiting().filter(~able)


def shortages(paths: Collection[str]) -> list[Short]:
    """Of the first 5,000 of them, in the order of rounds and streets."""
    rows = (
        without_a_marker(paths)
        .annotate(judged=Exists(Judgement.objects.filter(answer=OuterRef("pk"))))
        .values_list(
            "attempt__enrolment__round__name", "attempt__form__paper__page__title", "attempt__grid__path", "judged"
        )[:MOST]
    )
    reached = {path for reach in _reaches(paths).values() for path in reach}
    names = _streets({place for _round, _quiz, place, _judged in rows})
    counted: Counter[tuple[str, str, str, Reason]] = Counter()
    for round_, quiz, place, judged in rows:
        alone = not any(place.startswith(path) for path in reached)
        reason = Reason.NOBODY if alone else Reason.JUDGED if judged else Reason.AVOIDED
        counted[round_, quiz, names[place], reason] += 1
    return [Short(*key, count) for key, count in sorted(counted.items())]


def _reaches(paths: Collection[str]) -> dict[int, set[str]]:
    """Markers' accounts with the paths their roles reach."""
    touching = Q(pk__in=[])
    for path in paths:
        touching |= below(path, "grid__path") | Q(grid__path__in=ancestors(path))
    held = Role.objects.held_on(timezone.localdate()).filter(touching, kind__in=rules.MARKING, user__is_active=True)
    reaches: dict[int, set[str]] = {}
    for user, path in held.values_list("user_id", "grid__path"):
        reaches.setdefault(user, set()).add(path)
    return reaches


def _streets(places: Collection[str]) -> dict[str, str]:
    """The names of the streets these places lie in; of what lies above all streets its own."""
    above = {path for place in places for path in ancestors(place)}
    known = {
        path: (level, name)
        for path, level, name in Grid.objects.filter(path__in=above).values_list("path", "level", "name")
    }
    return {place: _street(place, known) for place in places}


def _street(place: str, known: dict[str, tuple[int, str]]) -> str:
    names = [known[path][1] for path in ancestors(place) if path in known and known[path][0] >= STREET]
    return names[0] if names else known[place][1]
