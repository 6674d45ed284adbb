"""What invented people did in a round: lessons finished, quizzes answered, and everything after that by the real rules.

Only answers are invented. Marks, credit, qualification, grades and amounts are computed by the product's own acts.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.db.models import QuerySet

from assessments.bank.marking.choosing import right_letters
from assessments.bank.models import ItemVersion
from assessments.bank.wording import Wording
from assessments.quizzes.asking.arranging import arranged, as_shown
from assessments.quizzes.marking.by_key import mark
from assessments.quizzes.models import Attempt, Form, Paper
from courses.catalogue.models import PRACTICE
from courses.progress.completing import Finished, complete_many
from courses.rounds.models import Enrolment, Round, RoundStep

SECOND = 1_000_000
LETTERS = "ABCDEFGH"


@dataclass
class Learner:
    """One person in one round: how far they get, and how often an answer is right."""

    enrolment: Enrolment
    steps: int
    ability: float
    slips: frozenset[int] | None = None  # set: exactly these slots are answered wrongly
    random: Random = field(default_factory=Random)


def live_through(round: Round, learners: list[Learner], start: datetime) -> None:
    """Every learner does their first `steps` steps of the round, one a day from `start`."""
    for step in asked(round):
        here = [learner for learner in learners if learner.steps >= step.order]
        at = start + timedelta(days=step.order - 1)
        if step.kind == "lesson":
            complete_many(_read(step, learner, at) for learner in here)
        else:
            _sit(step, here, at)


def asked(round: Round) -> QuerySet[RoundStep]:
    """What the round asks for; practice is for who likes."""
    return round.steps.exclude(kind="quiz", character=PRACTICE)


def _read(step: RoundStep, learner: Learner, at: datetime) -> Finished:
    enrolment = learner.enrolment.pk
    return Finished(
        enrolment_id=enrolment,
        step_key=step.step_key,
        kind="lesson",
        source_key=f"lesson:{enrolment}:{step.step_key}",
        at=at + timedelta(minutes=learner.random.randrange(600)),
    )


def _sit(step: RoundStep, learners: list[Learner], at: datetime) -> None:
    """First sittings of all; then a second one, a day later, of most of those who failed."""
    paper = Paper.objects.filter(step_key=step.step_key).latest("version")
    forms = list(paper.forms.order_by("number"))
    keys = _keys(forms)
    first = [_attempt(step, paper, forms, keys, learner, 1, at) for learner in learners]
    mark(Attempt.objects.bulk_create(first))
    failed = set(
        Attempt.objects.filter(pk__in=[a.pk for a in first], passed=False).values_list("enrolment_id", flat=True)
    )
    again = [learner for learner in learners if learner.enrolment.pk in failed and learner.random.random() < 0.7]
    for learner in again:
        learner.ability = min(0.97, learner.ability + 0.12)
    mark(
        Attempt.objects.bulk_create(
            [_attempt(step, paper, forms, keys, learner, 2, at + timedelta(days=1)) for learner in again]
        )
    )


def _keys(forms: list[Form]) -> dict[int, tuple[Wording, str]]:
    """By item version: what it asks, and the letters of the right answer. The demonstration's bank has choices only."""
    versions = ItemVersion.objects.select_related("topic", "item").in_bulk(
        {slot["version"] for form in forms for slot in form.slots}
    )
    wordings = {pk: version.wording for pk, version in versions.items()}
    return {pk: (wording, right_letters(wording)) for pk, wording in wordings.items()}


def _attempt(step, paper, forms, keys, learner: Learner, number: int, at: datetime) -> Attempt:
    random, enrolment = learner.random, learner.enrolment
    form = forms[random.randrange(len(forms))]
    answers, seed = {}, random.randrange(2**31)
    for slot in form.slots:
        wording, right = keys[slot["version"]]
        slips = learner.slips is not None and slot["slot"] in learner.slips
        correct = random.random() < learner.ability if learner.slips is None else not slips
        response = right if correct else _wrong(random, right, len(wording.choices))
        answers[str(slot["slot"])] = as_shown(arranged(wording, seed, slot["slot"]), response)
    opened = int((at + timedelta(minutes=random.randrange(480))).timestamp() * SECOND)
    spent = random.randrange(paper.minutes * 20, paper.minutes * 50) * SECOND
    return Attempt(
        enrolment=enrolment,
        worker_id=enrolment.worker_id,
        grid_id=enrolment.grid_id,
        form=form,
        step_key=step.step_key,
        number=number,
        seed=seed,
        state=Attempt.State.SUBMITTED,
        answers=json.dumps(answers),
        revision=1,
        opened_us=opened,
        closes_us=opened + paper.minutes * 60 * SECOND,
        saved_us=opened + spent,
        submitted_us=opened + spent,
        max_score=form.max_score,
    )


def _wrong(random: Random, right: str, choices: int) -> str:
    if len(right) > 1 and random.random() < 0.7:
        return right[:-1]  # the usual slip: one right choice is missed
    return random.choice([letter for letter in LETTERS[:choices] if letter != right])
