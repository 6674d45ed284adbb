"""Fuxin's real divisions, and below them sample grids of level 3 and 4, until the published totals are met.

Published: 6,198 urban and 5,619 rural grids on four levels, 11,817 in all. Streets, townships, communities and villages
are real (levels 1 and 2); estates, buildings and hamlets are samples, named by number.
"""

import csv
from pathlib import Path
from random import Random

from django.db.models import Count

from demo.shares import spread
from grids.growing import add_grids
from grids.importing import import_divisions
from grids.models import Grid

DIVISIONS = Path(__file__).parent / "data" / "fuxin-divisions.csv"
URBAN, RURAL = 6_198, 5_619
ESTATES_PER_COMMUNITY = 5


def plant() -> None:
    """Imports the divisions and adds the sample grids below them. A tree that has grown already is left alone."""
    with DIVISIONS.open(encoding="utf-8-sig", newline="") as file:
        import_divisions(list(csv.DictReader(file)))
    if not Grid.objects.filter(level__gte=3).exists():
        random = Random(2026)  # noqa: S311  a sample that is the same each time
        add_hamlets(random)
        add_buildings(add_estates(random), random)


def add_hamlets(random: Random) -> None:
    villages = list(Grid.objects.filter(level=2, setting=Grid.Setting.RURAL).order_by("path"))
    known = Grid.objects.filter(setting=Grid.Setting.RURAL, level__in=(1, 2)).count()
    counts = spread(RURAL - known, len(villages), random, least=3)
    add_grids(
        [
            (village.code, f"{village.code}{n:03}", f"{n} 组", Grid.Kind.HAMLET)
            for village, count in zip(villages, counts, strict=True)
            for n in range(1, count + 1)
        ]
    )


def add_estates(random: Random) -> list[str]:
    """Returns the codes of the new estates."""
    communities = list(Grid.objects.filter(level=2, setting=Grid.Setting.URBAN).order_by("path"))
    counts = spread(len(communities) * ESTATES_PER_COMMUNITY, len(communities), random, least=2)
    estates = [
        (community.code, f"{community.code}{n:03}", f"{n} 号小区", Grid.Kind.ESTATE)
        for community, count in zip(communities, counts, strict=True)
        for n in range(1, count + 1)
    ]
    add_grids(estates)
    return [code for _, code, _, _ in estates]


def add_buildings(estates: list[str], random: Random) -> None:
    known = Grid.objects.filter(setting=Grid.Setting.URBAN).count()
    counts = spread(URBAN - known, len(estates), random, least=2)
    add_grids(
        [
            (estate, f"{estate}{n:03}", f"{n} 号楼", Grid.Kind.BUILDING)
            for estate, count in zip(estates, counts, strict=True)
            for n in range(1, count + 1)
        ]
    )


def figures() -> dict[str, int]:
    """What the tree holds: divisions (real), grids on four levels, urban and rural."""
    on_levels = Grid.objects.filter(level__gte=1)
    by_setting = dict(on_levels.order_by().values_list("setting").annotate(n=Count("pk")))
    return {
        "divisions": Grid.objects.filter(level__lte=2).count(),
        "grids": on_levels.count(),
        "urban_grids": by_setting.get(Grid.Setting.URBAN, 0),
        "rural_grids": by_setting.get(Grid.Setting.RURAL, 0),
    }
