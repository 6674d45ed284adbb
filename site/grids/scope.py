"""What is in sight. Fails closed: a query on a scoped model without a scope raises instead of answering.

A scope holds subtrees of the grid, or one person (who sees what is their own), or the whole tree for a stated reason.
The condition is added when the query is compiled, so lists, counts, `exists()` and subqueries all carry it. It does not
cover writing, following a foreign key, or joins from unscoped models: rows are written through acts that check the grid.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.db.models.sql import Query

from grids.paths import below


class OutOfScope(RuntimeError):
    """A scoped model was asked without saying for whom."""


@dataclass(frozen=True)
class Scope:
    paths: tuple[str, ...] = ()
    person: int | None = None
    reason: str = ""  # set: the whole tree is in sight, for this reason


_current: ContextVar[Scope | Callable[[], Scope] | None] = ContextVar("scope", default=None)


def current() -> Scope:
    """The scope in force. Raises OutOfScope when there is none."""
    scope = _current.get()
    if callable(scope):
        scope = scope()
        _current.set(scope)
    if scope is None:
        raise OutOfScope("no scope: use the request's, grids.scope.within() or whole_tree()")
    return scope


@contextmanager
def use(scope: Scope | Callable[[], Scope]) -> Iterator[None]:
    """Puts a scope in force. A callable is asked at the first query that needs it, so a page without one pays nothing."""
    token = _current.set(scope)
    try:
        yield
    finally:
        _current.reset(token)


def within(*paths: str):
    """The subtrees at these paths."""
    return use(Scope(paths=paths))


def own(user_id: int):
    """What belongs to this person, wherever it lies."""
    return use(Scope(person=user_id))


def whole_tree(reason: str):
    """Everything, for a reason that is stated ("load_demo", "certificate verification")."""
    return use(Scope(reason=reason))


def condition(model: type["Scoped"]) -> Q:
    """The condition the scope in force puts on `model`'s rows. Raises OutOfScope."""
    scope = current()
    if scope.reason:
        return Q()
    if scope.person is not None:
        if not model.scope_person:
            raise OutOfScope(f"{model.__name__} is not seen person by person")
        return Q(**{model.scope_person: scope.person})
    inside = Q(pk__in=[])
    for path in scope.paths:
        inside |= below(path, model.scope_path)
    return inside


class ScopedQuery(Query):
    narrowed = False

    def get_compiler(self, *args, **kwargs):
        if self.narrowed or self.combinator:
            return super().get_compiler(*args, **kwargs)
        query = self.clone()
        query.narrowed = True
        query.add_q(condition(self.model))
        return query.get_compiler(*args, **kwargs)


class ScopedQuerySet(models.QuerySet):
    def __init__(self, model=None, query=None, using=None, hints=None):
        super().__init__(model, query or ScopedQuery(model), using, hints)

    def update(self, **kwargs):
        return super(ScopedQuerySet, self.filter(condition(self.model))).update(**kwargs)

    def _raw_delete(self, using):
        return super(ScopedQuerySet, self.filter(condition(self.model)))._raw_delete(using)


class Scoped(models.Model):
    """A row that belongs to a grid, and perhaps to a person. `scope_path` leads to the grid's path, `scope_person` to the user."""

    scope_path = "grid__path"
    scope_person: str | None = None

    objects = ScopedQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
