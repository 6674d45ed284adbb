"""The questions of a form, read once and kept, and the order in which one attempt shows them."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from django.core.cache import caches

from assessments.bank.models import ItemVersion
from assessments.quizzes.models import Attempt, Form
from grids import scope

LETTERS = "ABCDEFGH"
Kind = ItemVersion.Kind


@dataclass(frozen=True)
class Option:
    key: str  # the letter as written in the item version: what answers and marks speak of
    letter: str  # the letter this attempt shows
    text: str
    right: bool
    feedback: str = ""


@dataclass(frozen=True)
class Question:
    slot: int
    position: int  # 1…n as this attempt shows it
    version_id: int
    kind: str
    topic: str
    stem: str
    options: tuple[Option, ...]
    explanation: str
    basis: str
    region: str
    valid_to: date | None
    score: Decimal

    @property
    def many(self) -> bool:
        return self.kind == Kind.MULTIPLE

    @property
    def kind_label(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def right_keys(self) -> str:
        return "".join(option.key for option in self.options if option.right)

    def letters(self, keys: str) -> str:
        """The shown letters of an answer, in the order shown."""
        return "".join(option.letter for option in self.options if option.key in keys)


def questions_of(attempt: Attempt) -> list[Question]:
    """The attempt's questions in the order its seed gives, options shuffled too (right and wrong stay in their order)."""
    return shuffled(form_questions(attempt.form_id), attempt.seed)


def form_questions(form_id: int) -> list[Question]:
    """A form's questions as written. Forms never change, so they are kept in this process for ever."""
    cache, key = caches["local"], f"form:{form_id}"
    questions = cache.get(key)
    if questions is None:
        questions = build(Form.objects.get(pk=form_id).slots)
        cache.set(key, questions, timeout=None)
    return questions


def build(slots: list[dict]) -> list[Question]:
    """Questions from the slots of a form, in one query."""
    with scope.whole_tree("questions of a form"):
        versions = ItemVersion.objects.select_related("topic", "item").in_bulk([slot["version"] for slot in slots])
    return [_question(slot, versions[slot["version"]]) for slot in slots]


def shuffled(questions: list[Question], seed: int) -> list[Question]:
    random = Random(seed)  # noqa: S311  the same seed must show the same sheet on every phone
    order = random.sample(questions, len(questions))
    return [
        replace(question, position=position, options=_shuffled_options(question, random))
        for position, question in enumerate(order, 1)
    ]


def _shuffled_options(question: Question, random: Random) -> tuple[Option, ...]:
    options = list(question.options)
    if question.kind != Kind.TRUE_FALSE:
        random.shuffle(options)
    return tuple(replace(option, letter=letter) for option, letter in zip(options, LETTERS, strict=False))


def _question(slot: dict, version: ItemVersion) -> Question:
    return Question(
        slot=slot["slot"],
        position=slot["slot"],
        version_id=version.pk,
        kind=version.kind,
        topic=version.topic.name,
        stem=version.stem,
        options=tuple(
            Option(letter, letter, choice.text, choice.weight > 0, choice.feedback)
            for letter, choice in zip(LETTERS, version.wording.choices, strict=False)
        ),
        explanation=version.explanation,
        basis=version.basis,
        region=version.region,
        valid_to=version.valid_to,
        score=Decimal(slot["score"]),
    )
