"""What a quiz page asks of the bank, and whether the bank can give it."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from assessments.bank.queries import of_shelf, under_topic, usable
from assessments.quizzes.drawing import BankTooSmall, draw
from assessments.quizzes.models import QuizPage, Section
from courses.catalogue.models import CataloguePage
from grids import scope
from grids.models import Grid


class CannotFill(ValueError):
    """The bank has too few questions for the blueprint; the message names the section."""


def blueprint_of(page: QuizPage) -> dict:
    """The page's blueprint with the questions each section may draw from, as `drawing.draw` takes it."""
    return blueprint(page.sections.all(), page.forms, shelf_of(page))


def blueprint(sections: Iterable[Section], forms: int, shelf: Grid) -> dict:
    """Raises CannotFill when the bank of the shelf cannot fill it."""
    with scope.whole_tree("draw a paper"):
        rows = [_section(section, shelf) for section in sections]
    plan = {"forms": forms, "sections": rows}
    try:
        draw(plan | {"forms": 1}, seed=0)
    except BankTooSmall as short:
        row = rows[short.section]
        raise CannotFill(
            _(
                "题库里“%(topic)s”能用的题只有 %(have)s 道，组卷要 %(count)s 道。请减少题数、放宽题型或难度，或先审定新题。"
            )
            % {"topic": row["topic"], "have": len(row["pool"]), "count": row["count"]}
        ) from short
    if not rows:
        raise CannotFill(_("还没有写组卷规则。"))
    return plan


def shelf_of(page: Page) -> Grid:
    """The node whose shelf the page stands on."""
    shelf = CataloguePage.objects.ancestor_of(page, inclusive=True).order_by("-depth").select_related("grid").first()
    if shelf is None:
        raise CannotFill(_("这份试卷不在任何课程目录下面，找不到题库。"))
    return shelf.grid


def without_pools(plan: dict) -> dict:
    """The blueprint as it was written, without the questions that could be drawn on the day."""
    return plan | {"sections": [{k: v for k, v in row.items() if k != "pool"} for row in plan["sections"]]}


def _section(section: Section, shelf: Grid) -> dict:
    topic = section.topic.name
    kind = Q(kind=section.kind) if section.kind else Q()
    pool = usable(timezone.localdate()).filter(
        of_shelf(shelf), under_topic(topic), kind, difficulty__range=(section.easiest, section.hardest)
    )
    return {
        "topic": topic,
        "kind": section.kind,
        "easiest": section.easiest,
        "hardest": section.hardest,
        "count": section.count,
        "score": str(section.score),
        "pool": list(pool.order_by("pk").values_list("pk", flat=True)),
    }
