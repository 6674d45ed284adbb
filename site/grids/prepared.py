"""Queries whose SQL is written once: Django takes several times as long to write it as the database takes to answer."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar, cast

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import BigIntegerField, Expression, Field, Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler

from grids import scope
from grids.scope import Scope, Scoped

Row = TypeVar("Row", bound=Model)
LARGEST = 2**63 - 1
PERSON = "person in whose scope it is asked"


class Given(Expression):
    """Stands in the query for a value that is told when it is asked; its field says how the database takes it."""

    def __init__(self, name: str, field: Field | None = None):
        super().__init__(output_field=field or BigIntegerField())
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


class _Written(NamedTuple):
    compiler: SQLCompiler
    sql: str
    params: tuple
    converters: dict  # of its columns, from what the database gives to what Python takes


class Prepared(Generic[Row]):
    """`build` makes the query, with `given(name)` or `given(name, field)` where a value will stand. It may filter, order, slice,
    defer and join by `select_related`.

    Prepared is what a person asks about what is their own, and what has no scope. In any other scope the query is built anew.
    """

    def __init__(self, build: Callable[[Callable[..., Any]], QuerySet[Row]]):
        self._build = build
        self._written: _Written | None = None

    def rows(self, **values: Any) -> list[Row]:
        """Each value by the name it has in the query; a number that no column holds finds nothing. Raises OutOfScope as every
        query does.
        """
        if any(isinstance(value, int) and abs(value) > LARGEST for value in values.values()):
            return []
        written = self._written = self._written or self._write()
        if issubclass(cast(Any, written.compiler.query).model, Scoped):
            person = scope.current().person
            if person is None:
                return list(self._build(lambda name, _field=None: values[name]))
            values[PERSON] = person
        with cursor() as asked:
            asked.execute(written.sql, [_told(one, values) for one in written.params])
            return list(ModelIterable(cast(Any, _Answer(written, asked.fetchall()))))

    def first(self, **values: Any) -> Row | None:
        return next(iter(self.rows(**values)), None)

    def _write(self) -> _Written:
        with scope.use(Scope(person=cast(Any, Given(PERSON)))):
            compiler = self._build(Given).query.get_compiler(connection=connection)
            sql, params = compiler.as_sql()
        converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
        return _Written(compiler, sql, tuple(params), converters)


class _Answer:
    """What Django's reader of rows takes for a query and its compiler."""

    db = "default"
    _known_related_objects: dict = {}

    def __init__(self, written: _Written, rows: list):
        self.query = self
        self.select, self.klass_info = written.compiler.select, written.compiler.klass_info
        self.annotation_col_map = written.compiler.annotation_col_map
        self._written, self._rows = written, rows

    def get_compiler(self, using: str) -> "_Answer":
        return self

    def execute_sql(self, **how: Any) -> list:
        return self._rows

    def results_iter(self, rows: list) -> Iterable[Sequence]:
        return self._written.compiler.apply_converters(rows, self._written.converters)


def cursor() -> CursorWrapper:
    """For a statement that is asked again and again: PostgreSQL plans it once."""
    return getattr(connection, "planned_cursor", connection.cursor)()


def _told(param: Any, values: dict[str, Any]) -> Any:
    if not isinstance(param, Given):
        return param
    return param.output_field.get_db_prep_value(values[param.name], connection)
