"""Follows numbers from one person to the next, so that a number that was given to somebody else is noticed."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from people.models import PhoneHolding, User

CHUNK = 5_000  # values in one SQL statement


def follow(users: Iterable[User]) -> None:
    """Call after phones were written: what an account no longer has ends today, what it has now begins today.

    Set-based: three statements for five thousand accounts. An account that was followed before changes nothing.
    """
    now = {user.pk: user.phone for user in users}
    held = {holding.user_id: holding for holding in _in_force(list(now))}
    ended = [holding.pk for user, holding in held.items() if holding.phone != now[user]]
    today = timezone.localdate()
    for start in range(0, len(ended), CHUNK):
        PhoneHolding.objects.filter(pk__in=ended[start : start + CHUNK]).update(last_day=today)
    begun = {user: phone for user, phone in now.items() if phone and (user not in held or held[user].phone != phone)}
    PhoneHolding.objects.bulk_create(
        [PhoneHolding(phone=phone, user_id=user, first_day=today) for user, phone in begun.items()], batch_size=2_000
    )


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


def _in_force(users: list[int]) -> Iterable[PhoneHolding]:
    for start in range(0, len(users), CHUNK):
        yield from PhoneHolding.objects.filter(user__in=users[start : start + CHUNK], last_day=None)
