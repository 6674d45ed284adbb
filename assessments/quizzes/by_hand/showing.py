"""An answer as its marker sees it: what was asked, what was answered, and where points are to be given."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django import forms

from assessments.bank.marking import needs_a_person
from assessments.bank.marking.by_hand import ITSELF, responses
from assessments.bank.marking.deciding import Response
from assessments.bank.pictures import Source
from assessments.bank.wording import Kind
from assessments.quizzes.asking.arranging import Arranged
from assessments.quizzes.asking.asked import GIVEN
from assessments.quizzes.asking.reported import Reported
from assessments.quizzes.asking.words import in_words, key_in_words
from assessments.quizzes.by_hand.forms import MarkingForm
from assessments.quizzes.files.showing import Files


@dataclass(frozen=True)
class ShownPart:
    """`number`: of a part of a case, 0 for a question by itself. `fields` are empty where nothing is to be given."""

    number: int
    shown: Arranged
    response: Response
    fields: list[forms.BoundField]
    sources: Mapping[str, Source] = field(default_factory=dict)
    files: Files = field(default_factory=dict)

    @property
    def by_hand(self) -> bool:
        return needs_a_person(self.shown.wording)

    @property
    def template(self) -> str:
        return f"quizzes/given/{GIVEN.get(Kind(self.shown.wording.kind), 'text')}.html"

    @property
    def kind_label(self) -> str:
        return str(Kind(self.shown.wording.kind).label)

    @property
    def text(self) -> str:
        """What was written, lines kept; of other kinds in words."""
        if self.shown.wording.kind == Kind.SHORT_ANSWER:
            return str(self.response)
        return in_words(self.shown, self.response)

    @property
    def report(self) -> Reported:
        return Reported(self.shown.wording, self.response, self.files)

    @property
    def key(self) -> str:
        return "" if self.by_hand else key_in_words(self.shown)


def parts_of(
    shown: Arranged, response: Response, form: MarkingForm, sources: Mapping[str, Source], files: Files
) -> list[ShownPart]:
    """The question itself, or the parts of a case one after another."""
    if shown.wording.kind != Kind.CASE:
        return [ShownPart(0, shown, response, form.of_part(ITSELF), sources, files)]
    answered = responses(shown.wording, response)
    return [
        ShownPart(number, part, answered[str(number)], form.of_part(str(number)), sources, files)
        for number, part in enumerate(shown.parts, 1)
    ]
