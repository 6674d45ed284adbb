"""The people a regrade touches, as the desk lists them: from a trial, or from what was carried out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, Q, QuerySet, When

from assessments.quizzes.asking.arranging import as_it_stands
from assessments.quizzes.asking.keeping import from_kept
from assessments.quizzes.asking.words import in_words
from assessments.quizzes.models import Attempt, Regrade, RegradeLine
from assessments.quizzes.regrading.consequences import consequences_of
from assessments.quizzes.regrading.trying import Outcome, Trial, try_out
from grids import scope
from grids.models import Grid
from grids.paths import STEP
from grids.places import place_names

CHUNK = 1_000
COMMUNITY = 4 * STEP  # how long the path of a community is, below city, district and street
ORDER = ("attempt__grid__path", "attempt_id")
TURNED = Q(passed_before=True, passed_after=False) | Q(passed_before=False, passed_after=True)


@dataclass
class Row:
    """One sheet. Scores in points, None where there is none yet; `whole` the maximum; `touched`: [what, address]."""

    name: str
    number: str
    unit: str
    sitting: int
    answer: str
    before: Decimal | None
    after: Decimal
    total_before: Decimal | None
    total_after: Decimal | None
    whole_before: Decimal
    whole_after: Decimal
    passed_before: bool | None
    passed_after: bool | None
    touched: Sequence[Sequence[str]] = ()

    @property
    def turns(self) -> str:
        if None in (self.passed_before, self.passed_after) or self.passed_before == self.passed_after:
            return ""
        return "passes" if self.passed_after else "fails"


@dataclass(frozen=True)
class Touched:
    """`asked`: sheets with the question; `changed`, `passes`, `fails`: those whose score changes, who pass or fail anew;
    `results`: what rests on them, with how many of the sheets each rests on. `rows` of those in sight.
    """

    asked: int
    changed: int
    passes: int
    fails: int
    results: list[tuple[str, str, int]]
    rows: list[Row]

    @property
    def same(self) -> int:
        return self.asked - self.changed

    @property
    def turned(self) -> int:
        return self.passes + self.fails


def tried(regrade: Regrade) -> Touched:
    """As it would be now, who passes or fails anew first, then in the order of the grids."""
    trial: Trial = try_out(regrade)
    with scope.whole_tree("a regrade is tried out on everybody who was asked the question"):
        told = {
            pk: [[one.what, one.url] for one in found]
            for start in range(0, len(trial.outcomes), CHUNK)
            for pk, found in consequences_of(trial.outcomes[start : start + CHUNK]).items()
        }
    say = _answers(regrade)
    people = _people([one.sheet.pk for one in trial.outcomes])
    shown = [one for one in trial.outcomes if one.sheet.pk in people]
    shown.sort(key=lambda one: (not one.turns, people[one.sheet.pk][2].path, one.sheet.pk))
    units = _units(grid for _name, _number, grid in people.values())
    rows = [_of_outcome(one, *people[one.sheet.pk], units, say, told.get(one.sheet.pk, ())) for one in shown]
    counted = Counter((what, url) for found in told.values() for what, url in found)
    return Touched(trial.asked, len(trial.outcomes), trial.passes, trial.fails, _listed(counted), rows)


def lines_of(regrade: Regrade, turned: bool = False) -> QuerySet[RegradeLine]:
    """Those in sight, in the same order; `turned` keeps who passes or fails anew."""
    lines = RegradeLine.objects.filter(regrade=regrade).select_related("mark", "attempt__worker", "attempt__grid")
    first = Case(When(TURNED, then=0), default=1)
    return (lines.filter(TURNED) if turned else lines).order_by(first, *ORDER)


def carried_out(regrade: Regrade) -> Touched:
    """As it was on the day, without the rows: `rows_of` has them page by page."""
    lines = RegradeLine.objects.filter(regrade=regrade)
    counted = Counter(
        (what, url) for touched in lines.exclude(touched=[]).values_list("touched", flat=True) for what, url in touched
    )
    return Touched(
        regrade.asked or 0,
        lines.count(),
        lines.filter(passed_before=False, passed_after=True).count(),
        lines.filter(passed_before=True, passed_after=False).count(),
        _listed(counted),
        [],
    )


def rows_of(regrade: Regrade, lines: Iterable[RegradeLine]) -> list[Row]:
    lines, say = list(lines), _answers(regrade)
    units = _units(line.attempt.grid for line in lines)
    return [_of_line(line, units, say) for line in lines]


def _listed(counted: Counter) -> list[tuple[str, str, int]]:
    return [(what, url, count) for (what, url), count in counted.most_common()]


def _answers(regrade: Regrade):
    """Says a response in the letters of the bank, as the trainer sees the question. Few are different ones."""
    shown, known = as_it_stands(regrade.version.wording), {}

    def say(kept: str) -> str:
        if kept not in known:
            known[kept] = in_words(shown, from_kept(shown.wording.kind, kept))
        return known[kept]

    return say


def _people(attempts: list[int]) -> dict[int, tuple[str, str, Grid]]:
    """Name, number and grid by attempt, of those in sight."""
    found: dict[int, tuple[str, str, Grid]] = {}
    grids: dict[str, Grid] = {}
    for start in range(0, len(attempts), CHUNK):
        rows = Attempt.objects.filter(pk__in=attempts[start : start + CHUNK])
        for pk, name, number, path, grid_name, level in rows.values_list(
            "pk", "worker__name", "worker__number", "grid__path", "grid__name", "grid__level"
        ):
            grid = grids.setdefault(path, Grid(path=path, name=grid_name, level=level))
            found[pk] = (name, number, grid)
    return found


def _units(grids: Iterable[Grid]) -> dict[str, str]:
    """By path: street and community, as lists have room for."""
    near = {grid.path: Grid(path=grid.path[:COMMUNITY], name=grid.name) for grid in grids}
    names = place_names(near.values())
    return {path: names[grid.path] for path, grid in near.items()}


def _of_outcome(one: Outcome, name: str, number: str, grid: Grid, units: dict, say, touched) -> Row:
    return Row(
        name=name,
        number=number,
        unit=units[grid.path],
        sitting=one.sheet.number,
        answer=say(one.mark.response),
        before=one.before.score if one.before else None,
        after=one.mark.score,
        total_before=one.score,
        total_after=one.sheet.score,
        whole_before=one.max_score,
        whole_after=one.sheet.max_score,
        passed_before=one.passed,
        passed_after=one.sheet.passed,
        touched=touched,
    )


def _of_line(line: RegradeLine, units: dict, say) -> Row:
    return Row(
        name=line.attempt.worker.name,
        number=line.attempt.worker.number,
        unit=units[line.attempt.grid.path],
        sitting=line.attempt.number,
        answer=say(line.mark.response),
        before=line.before,
        after=line.mark.score,
        total_before=line.total_before,
        total_after=line.total_after,
        whole_before=line.max_before,
        whole_after=line.max_after,
        passed_before=line.passed_before,
        passed_after=line.passed_after,
        touched=line.touched,
    )
