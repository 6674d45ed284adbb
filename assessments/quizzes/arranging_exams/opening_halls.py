"""Sets up the halls of an exam that is sat on the spot, and gives them start codes."""

from collections.abc import Iterable
from secrets import randbelow

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.quizzes.arranging_exams import rules
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.models import Arrangement, Hall, Invigilator
from courses.rounds.models import Enrolment, Round
from grids import scope
from grids.models import Grid
from grids.paths import ancestors, below
from ledger.auditing import record
from people.models import Role, User
from people.rules import STAFF, Kind

WATCH = STAFF - {Kind.AUDITOR}
MOST_TRIES = 20
LISTED = 200


@transaction.atomic
def set_up(
    arrangement: Arrangement,
    grid: Grid,
    by: User,
    *,
    name: str,
    place: str,
    invigilators: Iterable[User],
    named_only: bool = False,
) -> Hall:
    """A hall with a code of its own, for the people below `grid` and those whom `placing` names; with `named_only` for these alone.

    Raises PermissionDenied, and Refused with the reason.
    """
    round_ = arrangement.step.round
    if not rules.may_arrange(by, round_) or not grid.path.startswith(round_.grid.path):
        raise PermissionDenied
    if round_.closed_at:
        raise Refused(_("这一轮已经结班，不能再改。"))
    hall = _with_new_code(
        Hall(arrangement=arrangement, grid=grid, name=name, place=place, named_only=named_only, set_up_by=by)
    )
    _give(hall, invigilators, by)
    said = {"name": name, "place": place, "named_only": named_only, "invigilators": _names(hall)}
    record(by, "hall set up", hall, path=grid.path, **said)
    return hall


@transaction.atomic
def change(hall: Hall, by: User, *, name: str, place: str, invigilators: Iterable[User], named_only: bool) -> None:
    """Its name, place and invigilators, and whether only those come whom it names. Raises PermissionDenied, Refused."""
    if not rules.may_arrange(by, hall.arrangement.step.round):
        raise PermissionDenied
    Hall.objects.filter(pk=hall.pk).update(name=name, place=place, named_only=named_only)
    wanted = {user.pk: user for user in invigilators}
    hall.invigilators.exclude(user__in=wanted).delete()
    there = set(hall.invigilators.values_list("user_id", flat=True))
    _give(hall, (user for pk, user in wanted.items() if pk not in there), by)
    said = {"name": name, "place": place, "named_only": named_only, "invigilators": _names(hall)}
    record(by, "hall changed", hall, path=hall.grid.path, **said)


@transaction.atomic
def renew_code(hall: Hall, by: User) -> str:
    """Another code, good from now on in place of the last. By who arranges, or an invigilator. Raises PermissionDenied."""
    if not rules.may_arrange(by, hall.arrangement.step.round) and not rules.invigilates(by, hall):
        raise PermissionDenied
    _with_new_code(hall)
    record(by, "hall code renewed", hall, path=hall.grid.path)
    return hall.code


def who_may_invigilate(round: Round, grid: Grid) -> list[User]:
    """Staff whose roles lie on the way from the round's node to the hall's, or below, LISTED at the most; not who has to pass
    the round. Of a large unit the list is cut: choosing a smaller one shows the others.
    """
    roles = Role.objects.held_on(timezone.localdate()).filter(
        Q(grid__path__in=ancestors(grid.path)) | below(grid.path, "grid__path"), kind__in=WATCH
    )
    with scope.whole_tree("whether somebody sits an exam does not depend on where"):
        sitting = Enrolment.objects.filter(round=round, worker__user=OuterRef("pk"))
        return list(
            User.objects.filter(~Exists(sitting), pk__in=roles.values("user"), is_active=True).order_by("name", "pk")[
                :LISTED
            ]
        )


def _with_new_code(hall: Hall) -> Hall:
    """Saved with six digits that no other hall of the exam has."""
    for _try in range(MOST_TRIES):
        hall.code = f"{randbelow(1_000_000):06}"
        try:
            with transaction.atomic():
                hall.save()
        except IntegrityError:
            continue
        return hall
    raise Refused(_("没有取到新的开考码，再点一次。"))


def _give(hall: Hall, users: Iterable[User], by: User) -> None:
    Invigilator.objects.bulk_create([Invigilator(hall=hall, user=user, given_by=by) for user in users])


def _names(hall: Hall) -> list[str]:
    return [one.user.username for one in hall.invigilators.select_related("user")]
