"""An answered question, explained: what was answered, what is right, and what is said about each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from assessments.bank.marking import needs_a_person
from assessments.bank.marking.by_hand import Given, part_points, rubric
from assessments.bank.marking.choosing import LETTERS, lefts_of, rights_of
from assessments.bank.marking.deciding import Response
from assessments.bank.marking.placing import Point, areas_hit, point_of
from assessments.bank.marking.writing import earned, meets
from assessments.bank.pictures import Source
from assessments.bank.wording import Answer, Criterion, Kind, Wording
from assessments.quizzes.asking.arranging import Arranged
from assessments.quizzes.asking.asked import GIVEN, TEMPLATES
from assessments.quizzes.asking.reported import Reported
from assessments.quizzes.asking.words import accepted
from assessments.quizzes.files.showing import Files


@dataclass(frozen=True)
class Line:
    """One thing that was answered: `mine` in words, `right` in words, `good` when they agree. `label` is what it belongs to."""

    label: str
    mine: str
    right: str
    good: bool
    note: str = ""


@dataclass(frozen=True)
class Chosen:
    letter: str
    text: str
    feedback: str
    mine: bool
    right: bool

    @property
    def verdict(self) -> str:
        """chosen_right, chosen_wrong, missed (right, not chosen), or nothing to say."""
        if self.mine:
            return "chosen_right" if self.right else "chosen_wrong"
        return "missed" if self.right else ""


@dataclass(frozen=True)
class Reviewed:
    """`response` in the letters of the bank, as marks keep it. `number`: of a part in its case."""

    shown: Arranged
    response: Response
    score: Decimal
    max_score: Decimal
    sources: Mapping[str, Source] = field(default_factory=dict)
    number: int = 0
    given: Given = field(default_factory=dict)  # points of a person, by part
    comment: str = ""
    files: Files = field(default_factory=dict)

    @property
    def wording(self) -> Wording:
        return self.shown.wording

    @property
    def template(self) -> str:
        return f"quizzes/marked/{'by_hand' if self.by_hand else TEMPLATES[Kind(self.wording.kind)]}.html"

    @property
    def by_hand(self) -> bool:
        """A case is shown part by part, whoever marks them."""
        return self.wording.kind != Kind.CASE and needs_a_person(self.wording)

    @property
    def given_template(self) -> str:
        return f"quizzes/given/{GIVEN.get(Kind(self.wording.kind), 'text')}.html"

    @property
    def report(self) -> Reported:
        return Reported(self.wording, self.response, self.files)

    @property
    def rubric(self) -> list[tuple[Criterion, Decimal]]:
        """Each line with its points; nothing where nobody had to mark."""
        worth = self.wording.score if self.number else self.max_score
        points = self.given.get(str(self.number), ())
        return list(zip(rubric(self.wording, worth), points, strict=False))

    @property
    def kind_label(self) -> str:
        return str(Kind(self.wording.kind).label)

    @property
    def many(self) -> bool:
        return self.wording.kind == Kind.MULTIPLE

    @property
    def right(self) -> bool:
        return self.score == self.max_score

    @property
    def partly(self) -> bool:
        return 0 < self.score < self.max_score

    @property
    def unanswered(self) -> bool:
        return not self.response

    @property
    def choices(self) -> list[Chosen]:
        written = [(LETTERS[number], self.wording.choices[number]) for number in self.shown.order]
        return [
            Chosen(letter, choice.text, choice.feedback, key in self.response, choice.weight > 0)
            for letter, (key, choice) in zip(LETTERS, written, strict=False)
        ]

    @property
    def gaps(self) -> list[Line]:
        given = self.response if isinstance(self.response, list) else []
        texts = [given[at] if at < len(given) else "" for at in range(len(self.wording.gaps))]
        return [
            self._written(str(number), text, gap.answers)
            for number, (gap, text) in enumerate(zip(self.wording.gaps, texts, strict=True), 1)
        ]

    @property
    def text(self) -> Line | str:
        """What was written; beside what is right, where there is a key."""
        if self.by_hand:
            return str(self.response)
        return self._written("", str(self.response), self.wording.answers)

    @property
    def steps(self) -> list[Line]:
        """In the right order."""
        given = list(self.response)
        steps = {letter: str(step) for step, letter in enumerate(given, 1)}
        return [
            Line(choice.text, steps.get(letter, ""), str(step), steps.get(letter) == str(step), choice.feedback)
            for step, (letter, choice) in enumerate(zip(LETTERS, self.wording.choices, strict=False), 1)
        ]

    @property
    def pairs(self) -> list[Line]:
        rights, given = rights_of(self.wording), list(self.response)
        mine = [rights[LETTERS.index(letter)] if letter else "" for letter in given]
        return [
            Line(pair.text, mine[at] if at < len(mine) else "", pair.match, at < len(mine) and mine[at] == pair.match)
            for at, pair in enumerate(lefts_of(self.wording))
        ]

    @property
    def points(self) -> list[tuple[Point, bool]]:
        """Each point with whether it hit a right place."""
        placed = [point for text in self.response if (point := point_of(text))]
        return [
            (point, area is not None and area.weight > 0)
            for point, area in zip(placed, areas_hit(self.wording, placed), strict=True)
        ]

    @property
    def places(self) -> int:
        """How many places there were to find."""
        return sum(area.weight > 0 for area in self.wording.areas)

    @property
    def parts(self) -> list["Reviewed"]:
        whole = sum((part.score for part in self.wording.parts), Decimal(0))
        given = self.response if isinstance(self.response, Mapping) else {}
        return [
            self._part(number, part, given.get(str(number), ""), self.max_score * part.wording.score / whole)
            for number, part in enumerate(self.shown.parts, 1)
        ]

    def _part(self, number: int, part: Arranged, response: Response, maximum: Decimal) -> "Reviewed":
        score = part_points(part.wording, response, maximum, self.given.get(str(number), ()))
        most = maximum.quantize(Decimal("0.0001"))
        return Reviewed(part, response, score, most, self.sources, number, self.given, files=self.files)

    def _written(self, label: str, text: str, answers: tuple[Answer, ...]) -> Line:
        sharp = self.wording.case_sensitive
        met = next((answer for answer in answers if text.strip() and meets(answer, text, sharp)), None)
        return Line(label, text, accepted(answers), earned(answers, text, sharp) == 1, met.feedback if met else "")
