"""What is known before a roster is compared with it: the people of these numbers, the grids, and the lists of words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from grids.models import Grid
from people.merging.finding import kept_as
from people.models import EmploymentCategory, Post, Qualification, User, Worker

CHUNK = 5_000  # values in one SQL statement


@dataclass(slots=True)
class Person:
    """A worker as the roster knew him or her before the import. Lighter than the model: there may be 150,000."""

    pk: int
    number: str
    name: str
    former_names: str
    phone: str
    category_id: int
    post: str
    grade: int | None
    education: str
    joined_on: date | None
    left_on: date | None
    grid_id: int
    user_id: int | None
    merged_into_id: int | None
    username: str = ""
    grid: Grid | None = None
    titles: set[str] = field(default_factory=set)


COLUMNS = tuple(Person.__dataclass_fields__)[:14]


@dataclass
class Known:
    people: dict[str, Person]
    grids: dict[str, Grid]  # by code
    categories: dict[str, EmploymentCategory]  # by plain name
    posts: dict[str, Post]
    taken: set[str]  # names of accounts that belong to no worker
    given_up: dict[str, Worker]  # numbers lost to a merge, and who they belong to now


def recall(numbers: Sequence[str], codes: Iterable[str], *, lock: bool = False) -> Known:
    """Everything a roster of these worker numbers and grid codes is compared with. With `lock`, inside a transaction,
    nobody else changes these people until it ends."""
    workers = Worker.objects.select_for_update(no_key=True) if lock else Worker.objects.all()
    people = persons(workers, "number", numbers)
    users = [person.user_id for person in people if person.user_id]
    names = dict(found(User.objects.values_list("pk", "username"), "pk", users))
    by_pk = {person.pk: person for person in people}
    for worker, title in found(Qualification.objects.values_list("worker_id", "title"), "worker_id", list(by_pk)):
        by_pk[worker].titles.add(title)
    for person in people:
        person.username = names.get(person.user_id, "")
    return Known(
        people={person.number: person for person in people},
        grids={grid.code: grid for grid in found(Grid.objects.all(), "code", sorted(set(codes)))},
        categories={plain(term.name): term for term in EmploymentCategory.objects.all()},
        posts={plain(term.name): term for term in Post.objects.all()},
        taken=set(found(User.objects.filter(worker=None).values_list("username", flat=True), "username", numbers)),
        given_up=kept_as([person.number for person in people if person.merged_into_id]),
    )


def persons(workers: QuerySet[Worker], key: str, values: Sequence) -> list[Person]:
    """The workers whose `key` is among the values, each in its grid."""
    people = [Person(*row) for row in found(workers.values_list(*COLUMNS), key, values)]
    grids = {grid.pk: grid for grid in found(Grid.objects.all(), "pk", sorted({person.grid_id for person in people}))}
    for person in people:
        person.grid = grids[person.grid_id]
    return people


def found(rows: QuerySet, key: str, values: Sequence) -> Iterator:
    """The rows whose `key` is among the values, asked for in parts."""
    for start in range(0, len(values), CHUNK):
        yield from rows.filter(**{f"{key}__in": values[start : start + CHUNK]})


def plain(name: str) -> str:
    """专职网格员（直聘） and 专职网格员 (直聘) are one."""
    return name.replace("（", "(").replace("）", ")").replace(" ", "").replace("\u3000", "")
