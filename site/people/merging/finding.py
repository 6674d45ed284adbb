"""Who may have been entered twice, and who a number that was given up belongs to now."""

from collections import defaultdict
from itertools import combinations

from django.db.models import Count

from people.models import Worker
from people.names import tidy

MOST = 200


def possible_duplicates() -> list[tuple[Worker, Worker]]:
    """Pairs of serving people in sight with the same phone and the same name, the older number first."""
    serving = Worker.objects.serving().exclude(phone="")
    shared = serving.values("phone").annotate(people=Count("pk")).filter(people__gt=1).values("phone")
    alike: dict[tuple[str, str], list[Worker]] = defaultdict(list)
    for worker in serving.filter(phone__in=shared).select_related("grid").order_by("number"):
        alike[worker.phone, tidy(worker.name)].append(worker)
    return [pair for people in alike.values() for pair in combinations(people, 2)][:MOST]


def kept_as(numbers: list[str]) -> dict[str, Worker]:
    """Given-up numbers and the people in sight they belong to now, for whoever reads numbers from a sheet."""
    gone = Worker.objects.filter(number__in=numbers).exclude(merged_into=None).select_related("merged_into")
    return {worker.number: worker.merged_into for worker in gone if worker.merged_into}
