"""What a trainer should know of a set of forms before it goes out: how alike they are in difficulty, and what repeats."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assessments.quizzes.models import Form, Paper, QuizPage
from courses.catalogue.models import CoursePage

TWO_PLACES, TENTH = Decimal("0.01"), Decimal("0.1")


@dataclass(frozen=True)
class Figures:
    """`easiest`, `hardest`: mean difficulty, 1 to 5, of the forms at either end. `same`: questions that two forms share, on
    the average and at most; None with a single form.
    """

    forms: int
    questions: int
    points: Decimal
    easiest: Decimal
    hardest: Decimal
    same: tuple[Decimal, int] | None


def figures(forms: list[list[dict]], difficulty: Mapping[int, Decimal]) -> Figures:
    """Of forms as `drawing.draw` gives them; `difficulty` by version."""
    means = [_mean([Decimal(difficulty[slot["version"]]) for slot in form], TWO_PLACES) for form in forms]
    sets = [versions_on(form) for form in forms]
    shared = [len(one & other) for one, other in combinations(sets, 2)]
    return Figures(
        forms=len(forms),
        questions=len(forms[0]),
        points=sum((Decimal(slot["score"]) for slot in forms[0]), Decimal(0)),
        easiest=min(means),
        hardest=max(means),
        same=(_mean([Decimal(count) for count in shared], TENTH), max(shared)) if shared else None,
    )


def shared_with_others(page: QuizPage, forms: list[list[dict]]) -> list[tuple[str, Decimal]]:
    """(title, questions in common on the average) of the other quizzes of the course, where there are any in common."""
    course = CoursePage.objects.ancestor_of(page).last()
    others = QuizPage.objects.descendant_of(course).exclude(pk=page.pk).in_bulk() if course else {}
    newest = {paper.page_id: paper for paper in Paper.objects.filter(page__in=others).order_by("version")}
    theirs: dict[int, list[set[int]]] = {}
    for form in Form.objects.filter(paper__in=newest.values()).select_related("paper"):
        theirs.setdefault(form.paper.page_id, []).append(versions_on(form.slots))
    ours = [versions_on(form) for form in forms]
    found = []
    for pk, sets in theirs.items():
        common = _mean([Decimal(len(one & other)) for one in ours for other in sets], TENTH)
        if common:
            found.append((others[pk].title, common))
    return sorted(found)


def versions_on(slots: Iterable[dict]) -> set[int]:
    return {slot["version"] for slot in slots}


def _mean(values: list[Decimal], places: Decimal) -> Decimal:
    return (sum(values, Decimal(0)) / len(values)).quantize(places)
