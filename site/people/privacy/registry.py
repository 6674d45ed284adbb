"""What is kept about a person, model by model and field by field: what an own-data export shows, what an erasure changes.

Each app declares its models in a module `personal`, imported when the app is ready. Every field is either shown or hidden
for a reason, and either erased or stays for a reason; a test finds the one that is not.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.fernet import Fernet
from django.db import models
from django.utils.translation import gettext_lazy as _

from grids.models import Grid
from ledger import sealing
from people.models import User, Worker

INNER = _("系统内部的编号，不说明什么")
OTHERS = _("说的是别人")
SECRET = _("密码一类，放出来不安全")
ANOTHER_FORM = _("别的栏目已经有")
LEDGER = _("台账只增不改，数要对得上；姓名换成“已注销”，认不出是谁")
FIGURES = _("覆盖、考核和薪酬的数要靠它对得上；单看这一项认不出是谁")
REFERENCE = _("只指向账号或人员，账号和人员已经注销")
ISSUED = _("已发出的证书按原样存证，公开查验只显示遮住的姓名")

ERASED = "已注销"  # in place of a name

parts: dict[type[models.Model], "Part"] = {}
authors: dict[type[models.Model], set[str]] = {}  # fields that say who did something, not whom it is about


@dataclass(frozen=True)
class Person:
    """Whom it is about: on the roster, with an account, or both."""

    worker: Worker | None
    user: User | None

    @property
    def subjects(self) -> list[str]:
        """As `ledger.sealing` names them."""
        return [f"{kind}:{row.pk}" for kind, row in (("worker", self.worker), ("user", self.user)) if row]


@dataclass(frozen=True)
class Part:
    """One model's rows about a person. `worker` or `user` is the way from a row to the person.

    `shows` names fields, divided by spaces, with `headings` where the field has no good one and `reads` where its value
    is not fit to be read; `sealed` ones are opened with the worker's key; `hides` and `stays` are reasons with the fields they hold for; `erases` gives the values that
    take the place of what was there (or functions of the person); `removed`: the rows themselves go. `whole`: a table of
    another's making that holds nothing but settings; it is counted, not shown field by field, and its rows go.
    """

    model: type[models.Model]
    title: Any
    worker: str = ""
    user: str = ""
    shows: str = ""
    headings: Mapping[str, Any] = field(default_factory=dict)
    reads: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    sealed: str = ""
    hides: Mapping[Any, str] = field(default_factory=dict)
    erases: Mapping[str, Any] = field(default_factory=dict)
    stays: Mapping[Any, str] = field(default_factory=dict)
    removed: bool = False
    whole: bool = False

    def of(self, person: Person) -> models.QuerySet:
        """The rows about this person, oldest first. Needs a scope that sees them."""
        key = person.worker if self.worker else person.user
        rows = self.model._default_manager.order_by("pk")
        return rows.filter(**{self.worker or self.user: key.pk}) if key else rows.none()

    def heading(self, name: str) -> str:
        return str(self.headings.get(name) or self.model._meta.get_field(name).verbose_name)

    def rows(self, person: Person) -> Iterator[dict[str, Any]]:
        """Each row as it is shown: field by field, relations and choices in words, grids as they are."""
        names = self.shows.split()
        related = [name for name in names if self.model._meta.get_field(name).is_relation]
        found = self.of(person).select_related(*related) if related else self.of(person)
        key = sealing.keys_of(person.subjects[:1]).get(person.subjects[0]) if self.sealed else None
        for row in found:
            yield {name: self._read(row, name, key) for name in names}

    def count(self, person: Person) -> int:
        return self.of(person).count()

    def keys(self, person: Person) -> list[int]:
        """Of the rows that are about this person alone: what audit lines may have as their target."""
        return list(self.of(person).values_list("pk", flat=True))

    def erase(self, person: Person) -> None:
        """Once more changes nothing."""
        if self.removed or self.whole:
            self.of(person).delete()
        elif self.erases:
            self.of(person).update(
                **{name: value(person) if callable(value) else value for name, value in self.erases.items()}
            )

    def goes(self) -> list[str]:
        """Headings of what an erasure takes away, as far as it is shown to the person."""
        if self.whole:
            return [str(self.title)]
        return [self.heading(name) for name in self.shows.split() if self.removed or name in self.erases]

    def _read(self, row: models.Model, name: str, key: Fernet | None) -> Any:
        if name in self.sealed.split():
            text = getattr(row, name)
            return key.decrypt(text.encode()).decode() if key and text else ""
        if name in self.reads:
            return self.reads[name](row)
        found = self.model._meta.get_field(name)
        if getattr(found, "choices", None):
            return str(getattr(row, f"get_{name}_display")())
        value = getattr(row, name)
        return str(value) if isinstance(value, models.Model) and not isinstance(value, Grid) else value


def number_after(person: Person) -> str:
    """In place of worker number and username. No roster can bring it: its numbers have no Chinese characters."""
    return f"注销-{person.worker.pk if person.worker else person.user.pk}"


def declare(*declared: Part) -> None:
    """Apps are ready topmost first, and people read from the roster upwards: what is declared later stands in front."""
    earlier = dict(parts)
    parts.clear()
    parts.update({part.model: part for part in declared} | earlier)


def declare_authors(model: type[models.Model], names: str) -> None:
    """Fields of the model that say who did something: they point at an account, whose name an erasure takes away."""
    authors.setdefault(model, set()).update(names.split())
