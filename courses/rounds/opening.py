"""Opens a round: freezes what it asks for and enrols who is due."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.catalogue.listing import steps_of
from courses.catalogue.models import EXAM, CoursePage, Step
from courses.rounds.crediting import worth
from courses.rounds.enrolling import due_workers, enrol_due
from courses.rounds.models import CreditRule, Round, RoundStep
from courses.rounds.rules import may_plan
from ledger import auditing
from people.models import User


def open_round(round: Round, courses: Iterable[CoursePage], by: User, at: datetime | None = None) -> int:
    """Copies the courses' live steps into the round, finds the final exam and enrols everyone due.

    Returns the number of people enrolled; `at` is the moment of opening, now unless another is given. Raises
    ValidationError, in words for the trainer, when the round is open already or nobody could qualify in it.
    """
    if not may_plan(by, round.grid.path):
        raise PermissionDenied
    courses = list(courses)
    steps = draw_steps(round, courses)
    with transaction.atomic():
        current = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
        if current.opened_at:
            raise ValidationError(_("这一轮已经开班，不能再开一次。"))
        check(round, steps)
        RoundStep.objects.bulk_create(steps)
        round.course_pages = [course.pk for course in courses]
        round.exam_key = exam_of(steps)
        round.opened_at, round.opened_by = at or timezone.now(), by
        round.save(update_fields=["course_pages", "exam_key", "opened_at", "opened_by"])
        enrolled = enrol_due(round)
        auditing.record(by, "round opened", round, path=round.grid.path, enrolled=enrolled, steps=len(steps))
    return enrolled


def draw_steps(round: Round, courses: Iterable[CoursePage]) -> list[RoundStep]:
    """The round's steps as the courses stand now, not saved; a step in two courses is asked for once."""
    drawn: dict = {}
    for course in courses:
        for module, page in steps_of(course):
            drawn.setdefault(
                page.translation_key,
                RoundStep(
                    round=round,
                    order=len(drawn) + 1,
                    kind=page.kind,
                    step_key=page.translation_key,
                    page_id=page.pk,
                    course=course.title,
                    module=module.title,
                    title=page.title,
                    character=page.character,
                    length=page.length,
                ),
            )
    return list(drawn.values())


def exam_of(steps: list[RoundStep]) -> UUID | None:
    """The key of the final exam: the last quiz whose cell says 考; None when there is none."""
    return next((step.step_key for step in reversed(steps) if _is_exam(step)), None)


def ends_with_exam(course: CoursePage) -> bool:
    """Whether a final exam is in the course, which should then be the last one of the round."""
    return any(_is_exam(page) for _, page in steps_of(course))


def _is_exam(step: RoundStep | Step) -> bool:
    return step.kind == "quiz" and step.character == EXAM


def attainable(rule: CreditRule, steps: list[RoundStep]) -> Decimal:
    """The credit hours of somebody who finishes every step."""
    return sum((worth(rule, step) for step in steps), Decimal(0))


def check(round: Round, steps: list[RoundStep]) -> None:
    """Raises ValidationError when there are no steps, too little credit in them, or nobody due."""
    if not steps:
        raise ValidationError(_("选中的课程里还没有已发布的课。请先发布，再开班。"))
    most = attainable(round.credit_rule, steps)
    if most < round.required_credit:
        raise ValidationError(
            _("这些课全部学完是 %(most)s 学时，不到要求的 %(required)s 学时。请加课，或降低要求。"),
            params={"most": f"{most.normalize():f}", "required": f"{round.required_credit.normalize():f}"},
        )
    if not due_workers(round).exists():
        raise ValidationError(_("按培训对象，一个人也没有。请检查用工类别和网格级别。"))
