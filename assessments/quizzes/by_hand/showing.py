"""An answer as its marker sees it: what was asked, what was answered, and where points are to be given."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from django import forms
from django.http import QueryDict

from assessments.bank.marking import needs_a_person, to_mark
from assessments.bank.marking.by_hand import ITSELF, responses
from assessments.bank.marking.deciding import Response
from assessments.bank.pictures import Source
from assessments.bank.wording import Kind
from assessments.quizzes.asking.arranging import Arranged
from assessments.quizzes.asking.asked import GIVEN
from assessments.quizzes.asking.reported import Reported
from assessments.quizzes.asking.words import in_words, key_in_words
from assessments.quizzes.by_hand.forms import MarkingForm
from assessments.quizzes.by_hand.notes import with_notes
from assessments.quizzes.by_hand.standing import Stand, stand_of
from assessments.quizzes.files.showing import Files, for_marker
from assessments.quizzes.marking.by_key import response_to
from assessments.quizzes.models import AnswerFile, OpenAnswer
from assessments.quizzes.sitting.questions import Question, questions_of
from assessments.quizzes.sitting.sheets import from_text
from people.models import User


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


@dataclass(frozen=True)
class Shown:
    answer: OpenAnswer
    question: Question
    stand: Stand
    form: MarkingForm
    parts: list[ShownPart]

    @property
    def may_note(self) -> bool:
        """Whether there are photographs to write on."""
        return bool(self.form.photos) and not self.stand.closed


def shown_to(user: User, answer: OpenAnswer, posted: QueryDict | None) -> Shown:
    """`answer` with attempt, form and paper."""
    sheet = answer.attempt
    question = next(one for one in questions_of(sheet) if one.slot == answer.slot)
    response = response_to(from_text(sheet.answers), sheet.seed, answer.slot, question.wording)
    stand, files = stand_of(answer, user), for_marker(sheet, answer.slot)
    before = stand.before
    form = MarkingForm(
        posted,
        rubrics=to_mark(question.wording, response, question.score),
        before=before.given if before else {},
        photos=[one.name for one in files.values() if one.kind == AnswerFile.Kind.PHOTO and one.address],
        reason=stand.ruling and not stand.alone,
        initial={
            "comment": before.comment if before else "",
            "notes": json.dumps(stand.notes, ensure_ascii=False),
            "waited": not stand.settled,
        },
    )
    if stand.closed:
        files = with_notes(files, stand.notes)
        for one in form.fields.values():
            one.disabled = True
    return Shown(answer, question, stand, form, parts_of(question.shown, response, form, question.sources, files))


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
