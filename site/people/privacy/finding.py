"""Finds people by an exact identity number, and numbers that stand for two people."""

from dataclasses import dataclass

from django.db.models import Count, Q

from grids import scope
from grids.paths import below
from ledger import auditing, sealing
from people import rules
from people.models import IdentityNumber, User, Worker
from people.privacy import keeping


@dataclass(frozen=True)
class Found:
    people: list[Worker]  # within reach of who asks
    elsewhere: bool  # somebody out of reach has the number; no more is said


def by_number(typed: str, by: User) -> Found:
    """Who has this number. Each person found is on the record. Raises ValidationError for what is no number."""
    digests = sealing.digests(keeping.plain(typed), keeping.PURPOSE)
    reach = rules.reach(by, rules.KEEPS_ROSTER)
    with scope.whole_tree("identity number looked up"):
        holders = IdentityNumber.objects.filter(digest__in=digests).select_related("worker__grid")
        workers = [held.worker for held in holders.order_by("worker__number")]
    people = [worker for worker in workers if worker.grid.path.startswith(reach)]
    for worker in people:
        auditing.record(by, "identity.look_up", worker, path=worker.grid.path, subject=f"worker:{worker.pk}")
    return Found(people, elsewhere=len(people) < len(workers))


def doubles(by: User) -> list[IdentityNumber]:
    """People within reach whose number stands for somebody else, too, and who are not merged; those of one number side by side."""
    here = Q(pk__in=[])
    for path in rules.reach(by, rules.KEEPS_ROSTER):
        here |= below(path, "worker__grid__path")
    with scope.whole_tree("identity numbers entered twice"):
        apart = IdentityNumber.objects.filter(worker__merged_into=None)
        twice = apart.values("digest").annotate(people=Count("pk")).filter(people__gt=1)
        rows = apart.filter(here, digest__in=twice.values("digest")).select_related("worker__grid")
        return list(rows.order_by("digest", "worker__number"))
