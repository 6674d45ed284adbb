"""What every act on the tree asks first."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from grids import paths
from grids.models import Grid
from people import rules
from people.models import User

LONGEST_REASON = 200


def check(by: User, day: date, reason: str, *grids: Grid) -> None:
    """The person shapes what these grids lie below, the day is not to come, and a reason is given.

    Raises PermissionDenied, ValidationError.
    """
    for grid in grids:
        if not rules.may_shape(by, grid.path[: -paths.STEP]):
            raise PermissionDenied
    check_day(day)
    check_reason(reason)


def check_day(day: date) -> None:
    if day > timezone.localdate():
        raise ValidationError({"day": _("日期不能晚于今天，到了那天再办。")})


def check_reason(reason: str) -> None:
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise ValidationError({"reason": _("请写原因，不超过 200 个字。")})
