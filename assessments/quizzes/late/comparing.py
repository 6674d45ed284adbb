"""What differs between the sheet that counts and a late one, question by question, in words. What is right stands nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.bank.marking.choosing import LETTERS
from assessments.bank.wording import Kind, texts
from assessments.bank.wording.kinds import CHOOSING
from assessments.quizzes.asking.arranging import Arranged, Given, as_written
from assessments.quizzes.asking.words import in_words
from assessments.quizzes.models import Attempt, LateSheet
from assessments.quizzes.sitting.questions import Question, questions_of
from assessments.quizzes.sitting.sheets import from_text


@dataclass(frozen=True)
class Difference:
    """One line a choice or a part; no line where nothing was answered."""

    question: Question
    counted: list[str]
    late: list[str]


def differences(attempt: Attempt, sheet: LateSheet) -> list[Difference]:
    """In the order in which the person saw the questions."""
    return between(attempt, from_text(attempt.answers), from_text(sheet.answers))


def between(attempt: Attempt, counted: Mapping[str, Given], late: Mapping[str, Given]) -> list[Difference]:
    found = []
    for question in questions_of(attempt):
        one, other = counted.get(str(question.slot), ""), late.get(str(question.slot), "")
        if one != other:
            found.append(Difference(question, said(question.shown, one), said(question.shown, other)))
    return found


def differing(counted: str, late: str) -> list[int]:
    """The slots that two stored sheets answer differently."""
    one, other = from_text(counted), from_text(late)
    return sorted(int(slot) for slot in {*one, *other} if one.get(slot) != other.get(slot))


def said(shown: Arranged, given: Given) -> list[str]:
    """By the letters that the person saw."""
    kind = shown.wording.kind
    if not given:
        return []
    if kind in CHOOSING:
        places = [LETTERS.index(letter) for letter in given]
        return [f"{LETTERS[at]}　{texts.flat(shown.wording.choices[shown.order[at]].text)}" for at in places]
    if kind == Kind.HOTSPOT:
        return [_("在图上点了 %(count)s 处") % {"count": len(given)}]
    if kind == Kind.CASE:
        parts = enumerate(zip(shown.parts, given, strict=True), 1)
        return [
            _("第 %(number)s 小题：%(words)s") % {"number": number, "words": "；".join(said(part, one)) or _("没有答")}
            for number, (part, one) in parts
        ]
    return [in_words(shown, as_written(shown, given))]
