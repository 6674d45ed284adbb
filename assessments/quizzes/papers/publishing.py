"""Freezes the rules of a quiz and draws its forms."""

from decimal import Decimal
from secrets import randbelow

from django.db import transaction

from assessments.quizzes.models import Form, Paper, QuizPage
from assessments.quizzes.papers.blueprints import blueprint_of, versions_of, without_pools
from assessments.quizzes.papers.drawing import draw
from ledger.auditing import SYSTEM, record
from people.models import User

RULES = ("minutes", "pass_percent", "attempts_allowed", "order", "practice", "markers", "tolerance")


@transaction.atomic
def publish(page: QuizPage, by: User | None) -> Paper:
    """The paper of the page as it is now. A new one is drawn when the rules or the blueprint changed, or when a question
    of the last paper may no longer be asked; otherwise the last one stands. Raises `blueprints.CannotFill`.
    """
    plan = blueprint_of(page)
    step_key = page.translation_key
    last = Paper.objects.filter(step_key=step_key).order_by("-version").first()
    if last and _still_holds(last, page, plan):
        return last
    paper = Paper.objects.create(
        page=page,
        step_key=step_key,
        version=last.version + 1 if last else 1,
        seed=randbelow(2**62),
        blueprint=plan,
        published_by=by,
        **{name: getattr(page, name) for name in RULES},
    )
    Form.objects.bulk_create(
        Form(paper=paper, number=number, slots=slots, max_score=sum(Decimal(slot["score"]) for slot in slots))
        for number, slots in enumerate(draw(plan, paper.seed), 1)
    )
    record(by or SYSTEM, "paper published", paper, version=paper.version, forms=plan["forms"])
    return paper


def _still_holds(last: Paper, page: QuizPage, plan: dict) -> bool:
    same_rules = all(getattr(last, name) == getattr(page, name) for name in RULES)
    if not same_rules or without_pools(last.blueprint) != without_pools(plan):
        return False
    usable = {version for section in plan["sections"] for version in versions_of(section)}
    return all(slot["version"] in usable for form in last.forms.all() for slot in form.slots)


def publish_on_page_published(sender, instance: QuizPage, revision, **kwargs) -> None:
    publish(instance, revision.user)
