"""What a quiz page asks of the bank, and whether the bank can give it."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from assessments.bank.queries import askable, of_shelf, under_topic, usable
from assessments.quizzes.models import QuizPage, Section
from assessments.quizzes.papers.drawing import BankTooSmall, draw
from assessments.quizzes.statistics.measuring import with_measured
from courses.catalogue.models import PRACTICE, CataloguePage
from courses.rounds.models import RoundStep
from grids import scope
from grids.models import Grid
from grids.scope import ScopedQuerySet


class CannotFill(ValueError):
    """The bank cannot give what the blueprint asks for; the message says what is lacking."""


def blueprint_of(page: QuizPage) -> dict:
    """The page's blueprint with the questions each section may draw from, as `drawing.draw` takes it; they stand under the
    difficulty they have proved to have, else under the one that was written down.
    """
    check_use(page, page.practice)
    return with_measured(blueprint(page.sections.all(), page.forms, shelf_of(page), page.practice, page.by_hand))


def blueprint(
    sections: Iterable[Section], forms: int, shelf: Grid, practice: bool = False, by_hand: bool = False
) -> dict:
    """With `by_hand` also from questions that a person marks. Raises CannotFill when the bank of the shelf cannot fill it."""
    with scope.whole_tree("draw a paper"):
        bank = askable(usable(timezone.localdate(), practice).filter(of_shelf(shelf)), by_hand)
        rows = [_fixed(section, bank) if section.codes.strip() else _drawn(section, bank) for section in sections]
    if not rows:
        raise CannotFill(_("还没有写组卷规则。"))
    _check_once(rows)
    _check_worth(rows)
    plan: dict = {"forms": forms, "sections": rows} | ({"by_hand": True} if by_hand else {})
    try:
        draw(plan | {"forms": 1}, seed=0)
    except BankTooSmall as short:
        raise CannotFill(_too_small(rows[short.section])) from short
    return plan


def check_use(page: QuizPage, practice: bool) -> None:
    """What a round asks for as a test or an exam cannot become practice, nor the other way round. Raises CannotFill."""
    with scope.whole_tree("in which rounds a quiz stands"):
        steps = RoundStep.objects.filter(step_key=page.translation_key)
        other = steps.exclude(character=PRACTICE) if practice else steps.filter(character=PRACTICE)
        if other.exists():
            raise CannotFill(_("已经有一轮培训用了它，不能再把练习改成测试、考试，或者反过来。请另建一份。"))


def shelf_of(page: Page) -> Grid:
    """The node whose shelf the page stands on."""
    shelf = CataloguePage.objects.ancestor_of(page, inclusive=True).order_by("-depth").select_related("grid").first()
    if shelf is None:
        raise CannotFill(_("这份试卷不在任何课程目录下面，找不到题库。"))
    return shelf.grid


def without_pools(plan: dict) -> dict:
    """The blueprint as it was written, without the questions that could be drawn on the day."""
    of_the_day = ("pool", "measured")
    return plan | {"sections": [{k: v for k, v in row.items() if k not in of_the_day} for row in plan["sections"]]}


def versions_of(section: dict) -> list[int]:
    """All questions a section may draw from."""
    return section.get("fixed") or [version for versions in section["pool"].values() for version in versions]


def _drawn(section: Section, bank: ScopedQuerySet) -> dict:
    topic = section.topic.name if section.topic else ""
    asked = bank.filter(difficulty__range=(section.easiest, section.hardest))
    asked = asked.filter(under_topic(topic)) if topic else asked
    asked = asked.filter(kind=section.kind) if section.kind else asked
    asked = asked.filter(tags__contains=f"|{section.tag.strip()}|") if section.tag.strip() else asked
    pool: dict[str, list[int]] = {}
    for version, difficulty in asked.order_by("difficulty", "pk").values_list("pk", "difficulty"):
        pool.setdefault(str(difficulty), []).append(version)
    return {
        "topic": topic,
        "kind": section.kind,
        "tag": section.tag.strip(),
        "easiest": section.easiest,
        "hardest": section.hardest,
        "count": section.count,
        "score": str(section.score),
        "pool": pool,
    }


def _fixed(section: Section, bank: ScopedQuerySet) -> dict:
    codes = list(dict.fromkeys(section.codes.replace("、", " ").replace("，", " ").replace(",", " ").split()))
    known = bank.filter(item__code__in=codes).order_by("item__grid__path")  # of two banks the nearer one counts
    found = {code: pk for pk, code in known.values_list("pk", "item__code")}
    if missing := [code for code in codes if code not in found]:
        raise CannotFill(
            _("固定题目里有的编号找不到能用的题：%(codes)s。看看编号有没有写错，题目有没有审定、有没有依据。")
            % {"codes": "、".join(missing)}
        )
    return {
        "codes": codes,
        "count": len(codes),
        "score": str(section.score),
        "fixed": [found[code] for code in codes],
        "pool": {},
    }


def _check_once(rows: list[dict]) -> None:
    codes = [code for row in rows for code in row.get("codes", ())]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise CannotFill(_("固定题目写了两遍：%(codes)s。") % {"codes": "、".join(twice)})


def _check_worth(rows: list[dict]) -> None:
    worth = [Decimal(row["score"]) for row in rows]
    if min(worth) < 0 or not any(worth):
        raise CannotFill(_("每题分值不能小于 0，也不能全是 0。"))


def _too_small(row: dict) -> str:
    return _(
        "题库里“%(topic)s”能用的题只有 %(have)s 道，组卷要 %(count)s 道。请减少题数、放宽题型或难度，或先审定新题。"
    ) % {"topic": row["topic"] or _("全部知识点"), "have": len(versions_of(row)), "count": row["count"]}
