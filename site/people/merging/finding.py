"""Who may have been entered twice, and who a number that was given up belongs to now."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, islice
from typing import NamedTuple, cast

from django.db.models import Count

from people.models import User, Worker
from people.names import tidy
from people.privacy import finding, keeping

MOST = 200
CHUNK = 5_000  # values in one SQL statement


class Pair(NamedTuple):
    first: Worker
    second: Worker
    identity: str = ""  # the identity number both have, masked


def possible_duplicates(by: User) -> list[Pair]:
    """Pairs that look like one person, the strongest first: of one identity number, then the serving people in sight of
    one name and one phone. The identity numbers are those `by` keeps the roster of."""
    strong = _of_one_number(by)
    told = {frozenset((first.pk, second.pk)) for first, second, _identity in strong}
    alike = (pair for pair in _alike() if frozenset((pair.first.pk, pair.second.pk)) not in told)
    return list(islice([*strong, *alike], MOST))


def kept_as(numbers: Sequence[str]) -> dict[str, Worker]:
    """Given-up numbers and the people in sight they belong to now, for whoever reads numbers from a sheet."""
    kept: dict[str, Worker] = {}
    for start in range(0, len(numbers), CHUNK):
        gone = Worker.objects.filter(number__in=numbers[start : start + CHUNK]).exclude(merged_into=None)
        for worker in gone.select_related("merged_into__grid"):
            kept[worker.number] = cast(Worker, worker.merged_into)
    return kept


def _of_one_number(by: User) -> list[Pair]:
    """Who still serves comes first: that number can be kept."""
    pairs: list[tuple[Worker, Worker]] = []
    for _digest, rows in groupby(finding.doubles(by), key=lambda row: row.digest):
        holders = sorted((row.worker for row in rows), key=lambda worker: (bool(worker.left_on), worker.number))
        pairs += combinations(holders, 2)
    masked = keeping.masked_numbers(first.pk for first, _second in pairs[:MOST])
    return [Pair(first, second, masked.get(first.pk, "")) for first, second in pairs[:MOST]]


def _alike() -> Iterator[Pair]:
    serving = Worker.objects.serving().exclude(phone="")
    shared = serving.values("phone").annotate(people=Count("pk")).filter(people__gt=1).values("phone")
    alike: dict[tuple[str, str], list[Worker]] = defaultdict(list)
    for worker in serving.filter(phone__in=shared).select_related("grid").order_by("number"):
        alike[worker.phone, tidy(worker.name)].append(worker)
    return (Pair(*pair) for people in alike.values() for pair in combinations(people, 2))
