"""Keeps the lists of categories and posts: adds words, renames those nobody has yet, retires and takes up again."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from grids import scope
from grids.models import Grid
from ledger import auditing
from people import rules
from people.models import EmploymentCategory, Post, User, Worker
from people.models.categories import Term


def holders(term: Term) -> int:
    """How many people have this word, wherever they serve."""
    with scope.whole_tree("how many have a category or post"):
        return Worker.objects.filter(_having(term)).count()


def add(kind: type[Term], name: str, by: User, **values) -> Term:
    """At the end of its list. Raises PermissionDenied, ValidationError."""
    _may_keep(by)
    last = kind._default_manager.aggregate(Max("order"))["order__max"] or 0
    term = kind(order=last + 1, **values)
    _name(term, name)
    _record(by, "term added", term, after={"name": term.name, **values})
    return term


def rename(term: Term, name: str, by: User) -> None:
    """Only while nobody has it: what stands in records and pay schemes keeps its name. Raises ValidationError."""
    _may_keep(by)
    if holders(term):
        raise ValidationError(_("已经有人用“%(name)s”，不能改名。可以停用，另加一个。") % {"name": term.name})
    before = term.name
    _name(term, name)
    _record(by, "term renamed", term, before={"name": before}, after={"name": term.name})


def retire(term: Term, by: User) -> None:
    """Who has it keeps it; nobody else is given it. Where people out of reach have it, the city decides."""
    _may_keep(by)
    if not all_within_reach(term, by):
        raise ValidationError(_("别的区县也有人用“%(name)s”，由市级管理员停用。") % {"name": term.name})
    if term.retired_on is None:
        term.retired_on, term.retired_by = timezone.localdate(), by
        term.save(update_fields=["retired_on", "retired_by"])
        _record(by, "term retired", term)


def take_up(term: Term, by: User) -> None:
    """Once retired, in use again."""
    _may_keep(by)
    if term.retired_on is not None:
        term.retired_on = term.retired_by = None
        term.save(update_fields=["retired_on", "retired_by"])
        _record(by, "term taken up", term)


def all_within_reach(term: Term, by: User) -> bool:
    reach = rules.reach(by, rules.KEEPS_WORDS)
    with scope.whole_tree("who has a category or post"):
        paths = Worker.objects.filter(_having(term)).values_list("grid__path", flat=True).distinct()
        return all(path.startswith(reach) for path in paths.iterator())


def _having(term: Term) -> Q:
    return Q(post=term.name) if isinstance(term, Post) else Q(category=term)


def _may_keep(by: User) -> None:
    if not rules.keeps_words(by):
        raise PermissionDenied


def _name(term: Term, name: str) -> None:
    """Saves the term under the name. Raises ValidationError for none, too long a one, or one that is taken."""
    term.name = " ".join(name.split())
    if not term.name:
        raise ValidationError(_("先填名称。"))
    most = term._meta.get_field("name").max_length or 0
    if len(term.name) > most:
        raise ValidationError(_("名称最多 %(most)s 个字。") % {"most": most})
    if any(mark in term.name for mark in "、，,；;=＝"):
        raise ValidationError(_("名称里不要用顿号、逗号、分号和等号。"))
    try:
        with transaction.atomic():
            term.save()
    except IntegrityError as error:
        raise ValidationError(_("已经有“%(name)s”了。") % {"name": term.name}) from error


def _record(by: User, deed: str, term: Term, **detail) -> None:
    top = Grid.objects.get(path=rules.reach(by, rules.KEEPS_WORDS)[0])
    auditing.record(by, deed, term, path=top.path, name=term.name, **detail)


KINDS: dict[str, type[Term]] = {"categories": EmploymentCategory, "posts": Post}
