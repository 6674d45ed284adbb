"""Opens an account for a member of staff who is no grid worker."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.crypto import get_random_string

from ledger import auditing
from people import rules
from people.models import User

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike on paper


@transaction.atomic
def open_account(username: str, name: str, phone: str, by: User) -> tuple[User, str]:
    """The account, and its first password, which is told once and kept nowhere. It opens nothing until a role is given.

    Raises PermissionDenied for whoever appoints nobody.
    """
    if not rules.appoints(by):
        raise PermissionDenied
    password = "-".join(get_random_string(4, LETTERS) for _part in range(4))
    user = User(username=username, name=name, phone=phone, is_demo=settings.DEMO)
    user.set_password(password)
    user.save()
    path = rules.reach(by, set(rules.MAY_BE_APPOINTED_BY))[0]
    auditing.record(by, "account.open", user, path=path, username=username)
    return user, password
