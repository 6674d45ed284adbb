"""The questions of a form, read once and kept, and the order in which one attempt shows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from django.core.cache import caches

from assessments.bank.models import ItemVersion
from assessments.bank.pictures import Source, sources_of
from assessments.bank.wording import Kind, Wording
from assessments.quizzes.asking.arranging import Arranged, arranged, as_it_stands, mixed
from assessments.quizzes.models import Attempt, Form, Order
from assessments.quizzes.sitting.shapes import shape_of
from grids import scope


@dataclass(frozen=True)
class Question:
    slot: int
    position: int  # 1…n as this attempt shows it
    version_id: int
    shown: Arranged
    score: Decimal
    part: int = 0  # section of the blueprint
    sources: Mapping[str, Source] = field(default_factory=dict)  # where a page finds the pictures

    @property
    def wording(self) -> Wording:
        return self.shown.wording

    @property
    def kind(self) -> str:
        return self.wording.kind

    @property
    def kind_label(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def only_says(self) -> bool:
        """A text to read: nothing to answer, nothing to mark."""
        return self.kind == Kind.DESCRIPTION


def questions_of(attempt: Attempt) -> list[Question]:
    """The attempt's questions in the order its seed gives, and in each of them what changes places."""
    return shown_by(attempt.form_id, attempt.seed)


def shown_by(form_id: int, seed: int) -> list[Question]:
    """A form's questions as an attempt or a printed paper with this seed shows them."""
    questions, order = _form(form_id)
    return shuffled(questions, seed, order)


def form_questions(form_id: int) -> list[Question]:
    """A form's questions as written."""
    return _form(form_id)[0]


def _form(form_id: int) -> tuple[list[Question], str]:
    """Its questions and the order of its paper. Forms never change, so they are kept in this process for ever."""
    cache, key = caches["forms"], f"form:{form_id}"
    kept = cache.get(key)
    if kept is None:
        form = Form.objects.select_related("paper").get(pk=form_id)
        kept = build(form.slots), form.paper.order
        cache.set(key, kept, timeout=None)
    return kept


def form_shape(form_id: int) -> str:
    """What answers the form takes; see `shapes`. Kept like its questions."""
    cache, key = caches["forms"], f"shape:{form_id}"
    kept = cache.get(key)
    if kept is None:
        kept = shape_of(question.wording for question in form_questions(form_id))
        cache.set(key, kept, timeout=None)
    return kept


def build(slots: list[dict]) -> list[Question]:
    """Questions from the slots of a form, in one query, and one more when there are pictures."""
    with scope.whole_tree("questions of a form"):
        versions = ItemVersion.objects.select_related("topic", "item").in_bulk([slot["version"] for slot in slots])
        wordings = {pk: version.wording for pk, version in versions.items()}
        sources = sources_of({versions[pk].item_id: wording for pk, wording in wordings.items()})
    return [
        Question(
            slot=slot["slot"],
            position=slot["slot"],
            version_id=slot["version"],
            shown=as_it_stands(wordings[slot["version"]]),
            score=Decimal(slot["score"]),
            part=slot.get("part", 0),
            sources=sources.get(versions[slot["version"]].item_id, {}),
        )
        for slot in slots
    ]


def shuffled(questions: list[Question], seed: int, order: str = Order.MIXED) -> list[Question]:
    """In the order that an attempt with this seed shows, the same on every phone."""
    random = Random(seed)  # noqa: S311
    shown = questions if order == Order.FIXED else mixed(questions, random)
    if order == Order.PARTS:
        shown = sorted(shown, key=lambda question: question.part)
    return [
        Question(
            slot=question.slot,
            position=position,
            version_id=question.version_id,
            shown=arranged(question.wording, seed, question.slot, random),
            score=question.score,
            part=question.part,
            sources=question.sources,
        )
        for position, question in enumerate(shown, 1)
    ]
