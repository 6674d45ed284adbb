"""Follows numbers from one person to the next, so that a number that was given to somebody else is noticed."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import connection
from django.db.models import F
from django.utils import timezone

from people.models import PhoneHolding, User

CHUNK = 5_000  # values in one SQL statement
DAY = "CAST(%s AS date)"  # PostgreSQL asks for it


def follow(users: Iterable[User]) -> None:
    """Call after phones were written: what an account no longer has ends today, what it has now begins today.

    Two statements for five thousand accounts; nothing is carried through Python. An account that was followed before
    changes nothing.
    """
    ids = [user.pk for user in users]
    today = timezone.localdate()
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        held = PhoneHolding.objects.filter(user__in=some, last_day=None)
        held.exclude(phone=F("user__phone")).update(last_day=today)
        _begin(some, today)


def holders(phones: Collection[str]) -> dict[str, set[int]]:
    """By number: the accounts that have it or had it, for a whole roster at once. The page of a person asks `came_from`."""
    found: dict[str, set[int]] = {}
    wanted = [phone for phone in dict.fromkeys(phones) if phone]
    for start in range(0, len(wanted), CHUNK):
        rows = PhoneHolding.objects.filter(phone__in=wanted[start : start + CHUNK])
        for phone, user in rows.values_list("phone", "user_id"):
            found.setdefault(phone, set()).add(user)
    return found


def came_from(user: User) -> PhoneHolding | None:
    """The last holding of the account's number by somebody else; None when it was nobody's before."""
    if not user.phone:
        return None
    others = PhoneHolding.objects.filter(phone=user.phone).exclude(user=user)
    return others.order_by("-first_day", "-pk").first()


def moved_on(phone: str, user: User) -> bool:
    """Whether the number is somebody else's now, and no longer this account's."""
    return phone != user.phone and User.objects.filter(phone=phone).exclude(pk=user.pk).exists()


def needs_check(user: User) -> bool:
    """Whether a code sent to this number is not enough: somebody else had it, and the holder has not been checked yet."""
    checked = PhoneHolding.objects.filter(user=user, phone=user.phone, last_day=None).exclude(confirmed_at=None)
    return came_from(user) is not None and not checked.exists()


def confirm(user: User) -> None:
    """The holder has given the worker number: from now on the code is enough."""
    follow([user])
    PhoneHolding.objects.filter(user=user, last_day=None).update(confirmed_at=timezone.now())


def _begin(users: list[int], today: date) -> None:
    """What those without a number in force have now."""
    places = ", ".join(["%s"] * len(users))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_phoneholding (phone, user_id, first_day)"  # noqa: S608  no values in it
            f" SELECT phone, id, {DAY} FROM people_user WHERE phone <> '' AND id IN ({places}) AND NOT EXISTS"
            " (SELECT 1 FROM people_phoneholding held WHERE held.user_id = people_user.id AND held.last_day IS NULL)",
            [today, *users],
        )
