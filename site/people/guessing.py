"""Stops guessing: wrong tries are counted for the account and for the address, over all ways of signing in.

A try is written down before it is looked at, and taken back when it was right: several at once get no further than one
after the other. No lock is taken: a whole class behind one address signs in side by side.
"""

from dataclasses import dataclass
from datetime import timedelta

from allauth.core.internal import ratelimit
from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils import timezone

from people.models import SignInTry

WINDOW = timedelta(minutes=5)


@dataclass
class Guess:
    rows: list[int]

    def was_right(self) -> None:
        """It does not count. What has lapsed goes along with it."""
        SignInTry.objects.filter(Q(pk__in=self.rows) | Q(at__lt=timezone.now() - WINDOW)).delete()


def begin(request: HttpRequest, account: str) -> Guess | None:
    """Counts a try for the account (any name for it, also of one that does not exist) and for the address.

    None when there were too many in five minutes; such a try is not counted, so that waiting five minutes is enough.
    """
    now = timezone.now()
    limits = {
        account[:120]: settings.GUESSES["account"],
        f"address {ratelimit.get_ip(request)}": settings.GUESSES["address"],
    }
    rows = SignInTry.objects.bulk_create([SignInTry(counter=counter, at=now) for counter in limits])
    recent = SignInTry.objects.filter(counter__in=limits, at__gt=now - WINDOW)
    counts = recent.values_list("counter").annotate(Count("pk")).order_by()
    guess = Guess([row.pk for row in rows])
    if any(count > limits[counter] for counter, count in counts):
        guess.was_right()
        return None
    return guess


def tried_too_often(counter: str, most: int) -> bool:
    """Whether `most` wrong tries were counted in the last five minutes: for what is asked of somebody who is signed in."""
    return SignInTry.objects.filter(counter=counter, at__gt=timezone.now() - WINDOW).count() >= most


def count_wrong(counter: str) -> None:
    """Only wrong tries are written down, so that a right one costs a look. Several at once get a few further than one by one."""
    now = timezone.now()
    SignInTry.objects.filter(counter=counter, at__lt=now - WINDOW).delete()
    SignInTry.objects.create(counter=counter[:120], at=now)
