"""Puts many wordings into a bank at once, in a few statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from django.db.models import Max
from django.utils import timezone

from assessments.bank import pictures
from assessments.bank.models import Item, ItemVersion
from assessments.bank.queries import topic_called
from assessments.bank.wording import Wording
from assessments.bank.wording.body import to_body
from grids.models import Grid
from ledger.auditing import SYSTEM, record
from people.models import User

State = ItemVersion.State
UNSORTED = "未分类"  # the topic of what comes without one


@dataclass
class Stored:
    """How many items are new, have a new version, or said the same already; and the versions that were written."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    versions: Sequence[ItemVersion] = ()


def store(
    wordings: Iterable[Wording],
    grid: Grid,
    by: User | object,
    state: str = State.DRAFT,
    reviewer: User | None = None,
) -> Stored:
    """Adds wordings to the grid's bank; call it in a transaction, with the right to write there checked.

    A known code gets a new version where it says something else. Without a code, or with one that another of the wordings has
    used, what the bank has word for word is left alone, and anything else gets the next free code. With a `reviewer` the
    versions are approved by them.
    """
    known = _Known(grid)
    rows = [known.coded(wording) for wording in wordings]
    topics = {name: topic_called(name) for name in {wording.topic or UNSORTED for wording in rows}}
    new_codes = [wording.code for wording in rows if wording.code not in known.items]
    Item.objects.bulk_create([Item(grid=grid, code=code) for code in dict.fromkeys(new_codes)])
    items = {item.code: item for item in Item.objects.filter(grid=grid)}
    reviewed = {"state": State.APPROVED, "reviewed_by": reviewer, "approved_at": timezone.now()}
    fixed = {"prepared_by": None if by is SYSTEM else by} | (reviewed if reviewer else {"state": state})
    stored, new = Stored(), []
    for wording in rows:
        before = known.latest.get(wording.code)
        version = ItemVersion(item=items[wording.code], number=before.number + 1 if before else 1, **fixed)
        version.say(wording, topics[wording.topic or UNSORTED])
        if before and says_the_same(before, version):
            stored.unchanged += 1
            continue
        new.append(version)
        known.latest[wording.code] = version
        stored.updated += before is not None
        stored.created += before is None
    stored.versions = ItemVersion.objects.bulk_create(new, batch_size=500)
    pictures.keep_many({items[wording.code]: wording.files for wording in rows if wording.files})
    if new:
        record(by, "items imported", grid, path=grid.path, created=stored.created, updated=stored.updated)
    return stored


SAID = (
    "kind", "stem", "body", "topic_id", "tags", "difficulty", "score", "title", "explanation", "basis", "region",
    "valid_from", "valid_to", "language",
)  # fmt: skip


def says_the_same(one: ItemVersion, other: ItemVersion) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in SAID)


class _Known:
    """What the grid's bank has: items by code, the latest version of each, and codes by what they say."""

    def __init__(self, grid: Grid):
        self.items = {item.code: item for item in Item.objects.filter(grid=grid)}
        newest = ItemVersion.objects.filter(item__grid=grid).values("item").annotate(last=Max("number"))
        last = {row["item"]: row["last"] for row in newest}
        self.latest: dict[str, ItemVersion] = {}
        self.said: dict[str, str] = {}
        self._given: dict[str, str] = {}  # what the wordings that came in have used
        for version in ItemVersion.objects.filter(item__grid=grid).select_related("item", "topic"):
            if version.number == last[version.item_id]:
                self.latest[version.item.code] = version
                self.said.setdefault(_said(version.kind, version.stem, version.body), version.item.code)
        self._free = (code for number in count(len(self.items) + 1) if (code := f"q{number:05}") not in self.items)

    def coded(self, wording: Wording) -> Wording:
        """The wording with a code of its own."""
        said = _said(wording.kind, wording.stem, to_body(wording))
        if not wording.code or self._given.get(wording.code, said) != said:
            wording = replace(wording, code=self.said.get(said) or next(self._free))
        self._given[wording.code] = said
        self.said.setdefault(said, wording.code)
        return wording


def _said(kind: str, stem: str, body: dict) -> str:
    return f"{kind}\n{stem}\n{body}"
