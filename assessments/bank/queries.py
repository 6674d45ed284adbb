"""Which questions may be asked, and which a desk page lists."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from assessments.bank.marking import needs_a_person
from assessments.bank.models import ItemVersion, Topic
from assessments.bank.wording import Kind
from assessments.bank.wording.kinds import BY_HAND
from grids.models import Grid
from grids.paths import ancestors
from grids.scope import ScopedQuerySet

State = ItemVersion.State


def usable(day: date, practice: bool = False) -> ScopedQuerySet:
    """The versions a paper may be drawn from on this day: approved, in force, the newest approved wording of an item that is
    not retired; with a basis, unless it is for practice.
    """
    newer = ItemVersion.objects.filter(item=OuterRef("item"), state=State.APPROVED, number__gt=OuterRef("number"))
    known = ItemVersion.objects.filter(state=State.APPROVED, item__retired_at=None)
    return (
        (known if practice else known.exclude(basis=""))
        .exclude(valid_from__gt=day)
        .exclude(valid_to__lt=day)
        .exclude(Exists(newer))
    )


def askable(versions: ScopedQuerySet, by_hand: bool) -> ScopedQuerySet:
    """Those a paper may be drawn from: with `by_hand` also those that a person has to mark."""
    return versions.exclude(kind=Kind.DESCRIPTION) if by_hand else marked_by_key(versions)


def marked_by_key(versions: ScopedQuerySet) -> ScopedQuerySet:
    """Those that can be marked without a person; texts that only say something are left out too."""
    perhaps = versions.filter(kind__in=[Kind.SHORT_ANSWER, Kind.CASE]).select_related("topic", "item")
    by_hand = [version.pk for version in perhaps if needs_a_person(version.wording)]
    return versions.exclude(kind__in=[*BY_HAND, Kind.DESCRIPTION]).exclude(pk__in=by_hand)


def of_shelf(grid: Grid) -> Q:
    """The questions a course on this grid's shelf may use: the grid's own and those of the nodes above it."""
    return Q(item__grid__path__in=ancestors(grid.path))


def under_topic(name: str) -> Q:
    """A topic and everything below it: 消防隐患排查 covers 消防隐患排查/楼道与出口."""
    return Q(topic__name=name) | Q(topic__name__startswith=f"{name}/")


def latest_versions() -> ScopedQuerySet:
    """The newest version of each item in sight, whatever its state."""
    newer = ItemVersion.objects.filter(item=OuterRef("item"), number__gt=OuterRef("number"))
    return ItemVersion.objects.exclude(Exists(newer)).select_related("item__grid", "topic").order_by("item__code", "pk")


def topic_called(name: str) -> Topic:
    """The topic with this path, made with the topics above it when it is new."""
    parts = [part.strip() for part in name.split("/")]
    for depth in range(1, len(parts) + 1):
        topic, _ = Topic.objects.get_or_create(name="/".join(parts[:depth]))
    return topic
