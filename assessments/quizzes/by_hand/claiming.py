"""Who has an answer open keeps it for a while, so that no two people mark it at the same time.

The claim is soft: when it has run out somebody else gets the answer, and what is then sent for it is still taken.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from assessments.quizzes.models import OpenAnswer
from people.models import User

HELD = timedelta(minutes=20)


def free_for(user: User) -> Q:
    """Open answers that nobody else has open."""
    return Q(claimed_by=None) | Q(claimed_by=user) | Q(claimed_until__lt=timezone.now())


def claim(answer: OpenAnswer, user: User) -> bool:
    """Whether the user has it now. Whatever the user had open before is let go. `answer` was found in the user's scope."""
    rows = OpenAnswer._base_manager  # one row by its id and no joins, so that two at once cannot both succeed
    rows.filter(claimed_by=user).exclude(pk=answer.pk).update(claimed_by=None, claimed_until=None)
    until = timezone.now() + HELD
    return rows.filter(free_for(user), pk=answer.pk).update(claimed_by=user, claimed_until=until) == 1


def let_go(answer: OpenAnswer, user: User) -> None:
    OpenAnswer._base_manager.filter(pk=answer.pk, claimed_by=user).update(claimed_by=None, claimed_until=None)
