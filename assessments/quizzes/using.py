"""Tells the bank which papers ask a question, and how difficult it has proved to be."""

from django.db.models import Exists, OuterRef, Q

from assessments.bank.uses import Facility, Use
from assessments.quizzes.models import Form, Paper
from assessments.quizzes.statistics.measuring import facilities as measured
from courses.catalogue.models import EXAM, CataloguePage
from grids.models import Grid


def uses(sender, versions: set[int], **kwargs) -> list[Use]:
    """Papers that are the newest of their quiz, on the shelves in sight."""
    shelves = CataloguePage.objects.filter(grid__in=Grid.objects.all()).values_list("path", flat=True)
    below = Q(pk=None)
    for path in shelves:
        below |= Q(paper__page__path__startswith=path)
    newer = Paper.objects.filter(step_key=OuterRef("paper__step_key"), version__gt=OuterRef("paper__version"))
    forms = Form.objects.filter(below, ~Exists(newer)).values_list(
        "paper_id", "paper__page__title", "paper__page__character", "slots"
    )
    counted: dict[int, Use] = {}
    for paper, title, character, slots in forms:
        if any(slot["version"] in versions for slot in slots):
            before = counted.get(paper)
            counted[paper] = Use(title, before.forms + 1 if before else 1, character == EXAM)
    return list(counted.values())


def facilities(sender, versions: set[int], **kwargs) -> dict[int, Facility]:
    """Of first attempts at tests and exams, wherever they were; see `statistics.measuring`."""
    return {pk: Facility(100 * share, people) for pk, (share, people) in measured(versions).items()}
