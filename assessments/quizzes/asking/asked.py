"""A question as its page needs it: what is shown, the names of its controls, and what they hold. The key is not in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessments.bank.marking import needs_a_person
from assessments.bank.marking.choosing import LETTERS
from assessments.bank.pictures import Source
from assessments.bank.wording import Kind
from assessments.quizzes.asking.arranging import FIELDS, Arranged, Given, lefts, rights
from assessments.quizzes.files.showing import Files, ShownFile
from assessments.quizzes.sitting.shapes import MOST_FILES, accepted

TEMPLATES = {
    Kind.SINGLE: "choices",
    Kind.TRUE_FALSE: "choices",
    Kind.MULTIPLE: "choices",
    Kind.GAP: "gaps",
    Kind.SHORT_ANSWER: "text",
    Kind.ORDERING: "order",
    Kind.MATCHING: "pairs",
    Kind.HOTSPOT: "spot",
    Kind.CASE: "case",
    Kind.REPORT: "report",
    Kind.TASK: "task",
}
GIVEN = {Kind.REPORT: "report", Kind.TASK: "report"}  # how it is shown to who marks it; all others as a text


@dataclass(frozen=True)
class Control:
    """One of several things to answer: `value` is the answer so far, `menu` what can be chosen instead of written."""

    name: str
    number: int
    text: str = ""
    value: str = ""
    menu: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    letter: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Uploads:
    """`kinds` of files that are taken; `there`: the names on the sheet with what the server has of them."""

    name: str
    kinds: tuple[str, ...]
    there: list[tuple[str, ShownFile | None]]
    most: int = MOST_FILES


@dataclass(frozen=True)
class Asked:
    """`name`: of its controls. `number`: of a part in its case."""

    name: str
    shown: Arranged
    given: Given = ""
    sources: Mapping[str, Source] = field(default_factory=dict)
    number: int = 0
    files: Files = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return self.shown.wording.kind

    @property
    def kind_label(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def template(self) -> str:
        return f"quizzes/asking/{TEMPLATES[Kind(self.kind)]}.html"

    @property
    def by_hand(self) -> bool:
        return needs_a_person(self.shown.wording)

    @property
    def stem(self) -> str:
        return self.shown.wording.stem

    @property
    def many(self) -> bool:
        return self.kind == Kind.MULTIPLE

    @property
    def partly(self) -> bool:
        """Whether what is right earns its part even when not all of it is."""
        return self.shown.wording.partial

    @property
    def choices(self) -> list[Choice]:
        written = self.shown.wording.choices
        chosen = self.given[0] if self.given and self.kind == Kind.REPORT else self.given
        return [
            Choice(letter, written[number].text, letter in chosen)
            for letter, number in zip(LETTERS, self.shown.order, strict=False)
        ]

    @property
    def gaps(self) -> list[Control]:
        menus = self.shown.menus
        return [self._control(number, menu=menu) for number, menu in enumerate(menus, 1)]

    @property
    def things(self) -> list[Control]:
        """To put in order."""
        written = self.shown.wording.choices
        return [self._control(number, written[at].text) for number, at in enumerate(self.shown.order, 1)]

    @property
    def steps(self) -> list[str]:
        return [str(number) for number in range(1, len(self.shown.order) + 1)]

    @property
    def lefts(self) -> list[Control]:
        return [self._control(number, text) for number, text in enumerate(lefts(self.shown), 1)]

    @property
    def rights(self) -> list[tuple[str, str]]:
        return list(zip(LETTERS, rights(self.shown), strict=False))

    @property
    def picture(self) -> Source | None:
        return self.sources.get(self.shown.wording.picture)

    @property
    def most(self) -> int:
        """How many points may be set."""
        return sum(area.weight > 0 for area in self.shown.wording.areas)

    @property
    def points(self) -> list[tuple[str, str]]:
        """x and y of each."""
        return [(x, y) for x, y in (point.split() for point in self.given)]

    @property
    def parts(self) -> list["Asked"]:
        given = self.given or [""] * len(self.shown.parts)
        return [
            Asked(f"{self.name}-{number}", part, one, self.sources, number, self.files)
            for number, (part, one) in enumerate(zip(self.shown.parts, given, strict=True), 1)
        ]

    @property
    def fields(self) -> list[Control]:
        """What a report or a task takes in words: place and text, or text alone."""
        names = FIELDS[Kind(self.kind)]
        return [self._control(number) for number, name in enumerate(names, 1) if name in {"place", "text"}]

    @property
    def uploads(self) -> Uploads:
        """The last thing of a report or a task."""
        number = len(FIELDS[Kind(self.kind)])
        kinds = accepted(self.shown.wording) if self.kind == Kind.TASK else ["photo", "voice"]
        names = self.given[-1] if self.given else ()
        return Uploads(f"{self.name}-{number}", tuple(kinds), [(name, self.files.get(name)) for name in names or ()])

    def _control(self, number: int, text: str = "", menu: tuple[str, ...] = ()) -> Control:
        value = self.given[number - 1] if self.given else ""
        return Control(f"{self.name}-{number}", number, text, value, menu)
