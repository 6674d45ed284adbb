"""A title such as 助理社会工作师, with the number of its certificate and the day it lapses."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from people.history import days
from people.history.altering import altering
from people.models import Qualification, User, Worker


def add_qualification(
    worker: Worker,
    title: str,
    by: User,
    *,
    number: str = "",
    issued_on: date | None = None,
    expires_on: date | None = None,
) -> Qualification:
    """Raises PermissionDenied, ValidationError."""
    days.come(issued_on, "issued_on")
    days.in_order(issued_on, expires_on, "expires_on")
    title = title.strip()
    if not 0 < len(title) <= 40:
        raise ValidationError({"title": _("请写证书名称，不超过 40 个字。")})
    with altering(worker, by, "history.qualification") as change:
        if change.worker.qualifications.filter(title=title).exists():
            raise ValidationError({"title": _("已经有这个证书。编号和日期在那一条上更正。")})
        values = {"title": title, "number": number.strip(), "issued_on": issued_on, "expires_on": expires_on}
        change.after = values
        return change.worker.qualifications.create(**values)
