"""A new name; the former one is kept and still found."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from people.history.altering import altering
from people.models import User, Worker
from people.names import tidy, with_former


def rename(worker: Worker, name: str, by: User, *, reason: str) -> None:
    """At most 50 characters (DOMAIN.md section 2), with one kind of dot; the account's name follows. Raises
    PermissionDenied, ValidationError."""
    name = tidy(name)
    if not 0 < len(name) <= 50:
        raise ValidationError({"name": _("请写姓名，不超过 50 个字。")})
    with altering(worker, by, "history.rename", reason) as change:
        person = change.worker
        if name == person.name:
            raise ValidationError({"name": _("和现在的姓名一样。")})
        change.before, change.after = {"name": person.name}, {"name": name}
        person.former_names = with_former(person.former_names, person.name, name)
        person.name = name
        person.save(update_fields=["name", "former_names"])
        User.objects.filter(worker=person).update(name=name)
