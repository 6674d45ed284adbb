"""Which late sheets wait for whom. A sheet that says what counts already asks for nothing; of several that say the same the first
is looked at.
"""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from assessments.quizzes.models import Attempt, LateRuling, LateSheet, LateVerdict
from assessments.quizzes.sitting.saving import IN_TIME
from courses.rounds.models import RoundStep
from people.models import User

_RULINGS = LateRuling.objects.filter(sheet=OuterRef("pk"))
_SENT_BACK = Exists(LateVerdict.objects.filter(ruling=OuterRef("pk"), confirmed=False))
_STANDING = Q(Exists(_RULINGS.exclude(_SENT_BACK)))
_PENDING = Q(Exists(_RULINGS.filter(decision=LateRuling.Decision.COUNTED, verdict=None)))
_WAITING = ~_STANDING & ~Q(answers=F("attempt__answers"))


def sheets() -> QuerySet[LateSheet]:
    """Those of attempts in sight that were handed in and count; the others are kept and ask for nothing."""
    handed_in = Attempt.objects.filter(state=Attempt.State.SUBMITTED, form__paper__practice=False)
    return firsts().filter(attempt__in=handed_in)


def firsts() -> QuerySet[LateSheet]:
    """Of several that say the same, the first."""
    same_before = LateSheet.objects.filter(
        attempt=OuterRef("attempt"), answers=OuterRef("answers"), pk__lt=OuterRef("pk")
    ).exclude(reason=IN_TIME)
    return LateSheet.objects.exclude(reason=IN_TIME).filter(~Exists(same_before))


def waiting() -> QuerySet[LateSheet]:
    """For a first person's ruling."""
    return sheets().filter(_WAITING)


def to_confirm() -> QuerySet[LateSheet]:
    """For a second person's verdict."""
    return sheets().filter(_PENDING)


def undecided() -> QuerySet[LateSheet]:
    """Both of these: they hold up the closing of their round."""
    return sheets().filter(_WAITING | _PENDING)


def decided() -> QuerySet[LateSheet]:
    return sheets().filter(_STANDING, ~_PENDING)


def troubled_attempts(step: RoundStep) -> QuerySet:
    """For a subquery: the ids of the step's attempts with undecided sheets, whatever their state. It is asked once, not person
    by person.
    """
    of_step = LateSheet.objects.filter(attempt__enrolment__round=step.round_id, attempt__step_key=step.step_key)
    return of_step.exclude(reason=IN_TIME).filter(_WAITING | _PENDING).values("attempt")


def asking(user: User) -> int:
    """How many sheets in sight this person may do something about."""
    own_ruling = Exists(_RULINGS.filter(by=user, decision=LateRuling.Decision.COUNTED, verdict=None))
    return undecided().exclude(attempt__worker__user=user).exclude(own_ruling).count()
