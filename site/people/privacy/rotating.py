"""Takes personal data over to a new key in front of PRIVACY_KEYS."""

from django.db import transaction

from grids import scope
from grids.models import Grid
from ledger import auditing, sealing
from people.models import IdentityNumber
from people.privacy.keeping import PURPOSE

LOT = 400  # numbers in one transaction


def rotate() -> tuple[int, int]:
    """Wraps people's keys anew and computes the digests anew. Returns how many of each. Raises sealing.WrongKey.

    Stopped half way, look-ups go on, because they ask for every key's digest; the next run does the rest.
    """
    keys = sealing.rewrap()
    numbers = 0
    with scope.whole_tree("rotation of keys"):
        last = 0
        while lot := list(IdentityNumber.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:LOT]):
            numbers += _redigest(lot)
            last = lot[-1]
        if (keys or numbers) and (root := Grid.get_first_root_node()):
            auditing.record(auditing.SYSTEM, "keys.rotate", root, path=root.path, keys=keys, digests=numbers)
    return keys, numbers


@transaction.atomic
def _redigest(lot: list[int]) -> int:
    rows = list(IdentityNumber.objects.select_for_update().filter(pk__in=lot))
    keys = sealing.keys_of(f"worker:{row.worker_id}" for row in rows)
    stale = []
    for row in rows:
        key = keys.get(f"worker:{row.worker_id}")
        digest = sealing.digest(key.decrypt(row.sealed.encode()).decode(), PURPOSE) if key else ""
        if row.digest != digest:
            row.digest = digest
            stale.append(row)
    IdentityNumber.objects.bulk_update(stale, ["digest"])
    return len(stale)
