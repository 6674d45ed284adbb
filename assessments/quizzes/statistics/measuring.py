"""How difficult questions have proved to be, for drawing forms that are equally difficult."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Sum

from assessments.quizzes.models import Attempt, Mark
from grids import scope

ENOUGH = 20  # first attempts; with fewer the difficulty that was written down counts
HARDEST, TENTH = 5, Decimal("0.1")
LEVELS = 4  # from the easiest to the hardest


def facilities(versions: Iterable[int]) -> dict[int, tuple[Decimal, int]]:
    """(share of the marks earned, 0 to 1; people) of the versions that at least ENOUGH people had in the first attempt at a test
    or an exam, wherever it was. One query.
    """
    newer = Mark.objects.filter(attempt=OuterRef("attempt"), slot=OuterRef("slot"), run__gt=OuterRef("run"))
    with scope.whole_tree("how difficult questions have proved to be"):
        first = Attempt.objects.filter(number=1, state=Attempt.State.SUBMITTED, score__isnull=False)
        exams = first.filter(form__paper__practice=False)
        marks = Mark.objects.filter(~Exists(newer), version__in=list(versions), attempt__in=exams, max_score__gt=0)
        summed = marks.values_list("version").annotate(Sum("score"), Sum("max_score"), people=Count("pk")).order_by()
        return {pk: (score / most, people) for pk, score, most, people in summed if people >= ENOUGH}


def with_measured(plan: dict) -> dict:
    """The blueprint with questions in the pools under the difficulty they have proved to have, as far as it is known; the
    sections name them as `measured`. What is drawn from it stays the same as long as it is kept, whatever is sat later.

    Levels stay those of the bank, 1 to 5: all wrong is four levels harder than all right, and the measured questions of a section
    are on the average as difficult as had been written down for them, so that measured and written levels can be added up.
    """
    pools = [section["pool"] for section in plan["sections"]]
    known = facilities(version for pool in pools for versions in pool.values() for version in versions)
    return plan | {"sections": [_section(section, known) for section in plan["sections"]]}


def _section(section: dict, known: dict[int, tuple[Decimal, int]]) -> dict:
    written = {version: Decimal(level) for level, versions in section["pool"].items() for version in versions}
    measured = [version for version in written if version in known]
    if not measured:
        return section
    middle = sum((written[version] + LEVELS * known[version][0] for version in measured), Decimal(0)) / len(measured)
    pool: dict[str, list[int]] = {}
    for version, level in written.items():
        if version in known:
            level = min(Decimal(HARDEST), max(Decimal(1), middle - LEVELS * known[version][0])).quantize(TENTH)
        pool.setdefault(f"{level.normalize():f}", []).append(version)
    return section | {"pool": pool, "measured": measured}


def levels_of(plan: dict) -> dict[int, Decimal]:
    """The level each question of the pools is drawn by."""
    pools = [section["pool"] for section in plan["sections"]]
    return {version: Decimal(level) for pool in pools for level, versions in pool.items() for version in versions}
