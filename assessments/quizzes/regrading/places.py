"""Where a question was asked, and the sheets a regrade reaches."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from assessments.bank.models import ItemVersion
from assessments.quizzes.models import Attempt, Form, Regrade
from courses.rounds.models import Round, RoundStep
from grids import scope
from grids.models import Grid
from grids.paths import below


@dataclass(frozen=True)
class Place:
    """One quiz of one round, or all of them below a grid. `sheets`: how many asked the question and were handed in."""

    grid: Grid
    title: str
    sheets: int
    step: RoundStep | None = None

    @property
    def value(self) -> str:
        """What a form sends for it."""
        return f"step-{self.step.pk}" if self.step else f"grid-{self.grid.pk}"


def places_of(version: ItemVersion, grids: Iterable[Grid]) -> list[Place]:
    """The quizzes in sight that asked it, of the newest round first; where there are several, all of them below each of
    `grids` at the end.
    """
    counted: dict[tuple, int] = defaultdict(int)
    rows = list(
        Attempt.objects.filter(state=Attempt.State.SUBMITTED)
        .order_by()
        .values_list("enrolment__round_id", "step_key", "form_id")
        .annotate(sheets=Count("pk"))
    )
    asking = forms_with(version, {form for _round, _key, form, _sheets in rows})
    for round_id, step_key, form, sheets in rows:
        if form in asking:
            counted[round_id, step_key] += sheets
    rounds = {round_id for round_id, _key in counted}
    steps = RoundStep.objects.filter(round__in=Round.objects.filter(pk__in=rounds)).select_related("round__grid")
    found = [
        Place(step.round.grid, f"{step.round}　{step.title}", counted[step.round_id, step.step_key], step)
        for step in steps.order_by("-round__first_day", "order")
        if (step.round_id, step.step_key) in counted
    ]
    if len(found) < 2:
        return found
    return found + [place for grid in grids if (place := _everywhere(grid, found)).sheets]


def _everywhere(grid: Grid, found: list[Place]) -> Place:
    inside = [place.sheets for place in found if place.grid.path.startswith(grid.path)]
    title = _("%(grid)s考过它的 %(count)s 场，都重新评") % {"grid": grid, "count": len(inside)}
    return Place(grid, title, sum(inside) if len(inside) > 1 else 0)


def sheets_of(regrade: Regrade) -> QuerySet[Attempt]:
    """The attempts handed in that it reaches, wherever they are, in the order of their ids. Needs the whole tree in sight."""
    sheets = Attempt.objects.filter(state=Attempt.State.SUBMITTED)
    if regrade.round_id and regrade.step_key:
        sheets = sheets.filter(enrolment__round=regrade.round_id, step_key=regrade.step_key)
    else:
        sheets = sheets.filter(below(regrade.grid.path, "enrolment__round__grid__path"))
    forms = forms_with(regrade.version, set(sheets.order_by().values_list("form", flat=True).distinct()))
    return sheets.filter(form__in=forms).order_by("pk")


def forms_with(version: ItemVersion, among: Iterable[int]) -> dict[int, dict]:
    """Of these forms the ones that ask the question: form id → the slot."""
    found = {}
    for pk, slots in Form.objects.filter(pk__in=list(among)).values_list("pk", "slots").iterator(chunk_size=500):
        for slot in slots:
            if slot["version"] == version.pk:
                found[pk] = slot
    return found


def place_in_words(regrade: Regrade) -> str:
    """第二轮　结业考试, or 清河门区考过它的各场."""
    if regrade.round is None or regrade.step_key is None:
        return _("%(grid)s考过它的各场") % {"grid": regrade.grid}
    with scope.whole_tree("the name of a step"):
        title = regrade.round.steps.filter(step_key=regrade.step_key).values_list("title", flat=True).first()
    return f"{regrade.round}　{title or ''}".rstrip("　")
