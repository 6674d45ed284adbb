"""A question as the paper has it, before it is known what it means."""

import re
from dataclasses import dataclass, field

from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.word.labels import LONG
from assessments.bank.exchange.word.lines import PICTURE, Line
from assessments.bank.exchange.word.pictures import named
from assessments.bank.exchange.word.sections import CHOICE, Section
from assessments.bank.exchange.word.signs import TRUTH
from assessments.bank.wording import Kind

PLACE = re.compile(PICTURE)
VERDICT = re.compile(rf"[（(\[【]\s*(?:{TRUTH})\s*[）)\]】]\s*[。.]?$")
CHOOSING = {Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE, Kind.ORDERING, Kind.MATCHING, CHOICE}


@dataclass
class Draft:
    """`texts`: lines by what they belong to: stem, the letter of an option, or the key of a label. `open`: where a line goes that
    bears no sign. `number`: as the paper counts, 0 where it does not. `loose`: the material of a case without a number.
    """

    line: int
    section: Section
    number: int = 0
    loose: bool = False
    until: tuple[int, int] | None = None  # the numbers of the questions that share this
    kind: str = ""  # told at the question itself
    texts: dict[str, list[str]] = field(default_factory=dict)
    open: str = "stem"
    more: list[tuple[str, Line]] = field(default_factory=list)  # lines by which the open text went on
    parts: list["Draft"] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    underlined: list[str] = field(default_factory=list)
    # Of options and their letters.
    looks: dict[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    ticked: list[str] = field(default_factory=list)  # letters with a tick before them
    left: list[Fault] = field(default_factory=list)
    wrong: list[Fault] = field(default_factory=list)  # can be read, and has to be put right

    def add(self, key: str, text: str, line: Line) -> None:
        """Begins a text, or another answer, and opens it for the lines to come."""
        self.texts.setdefault(key, []).append(self._with_pictures(text, line))
        self.open, self.more = key, []

    def take_back(self) -> list[tuple[str, Line]]:
        """The further lines of the open text, when they turn out to be the stem of the next question."""
        taken, lines = self.more, self.texts.get(self.open, [])
        if taken:
            lines[-1] = lines[-1].removesuffix("".join(f"\n{text}" for text, _line in taken))
        self.more = []
        return taken

    def go_on(self, text: str, line: Line) -> None:
        """Another line of the open text."""
        lines = self.texts.setdefault(self.open, [])
        said = self._with_pictures(text, line)
        self.more.append((said, line))
        if lines and lines[-1]:
            lines[-1] += f"\n{said}"
        elif lines:
            lines[-1] = said
        else:
            lines.append(said)

    def text(self, key: str) -> str:
        return "\n".join(self.texts.get(key, []))

    def holds(self, number: int) -> bool:
        """Whether a question of that number is one of its parts."""
        return self.until is None or self.until[0] <= number <= self.until[1]

    @property
    def options(self) -> list[str]:
        """Their letters."""
        return [key for key in self.texts if len(key) == 1]

    @property
    def answered(self) -> bool:
        return any(text.strip() for text in self.texts.get("answer", []))

    @property
    def is_running(self) -> bool:
        """Its open text may go on over many lines, with numbers and letters of its own. A key is done with its letters."""
        name = self.open.partition(" ")[0]
        by_key = self.told in CHOOSING or (self.options and self.told not in {Kind.GAP, Kind.SHORT_ANSWER})
        return name in LONG and not (name == "answer" and by_key and self.answered)

    @property
    def goes_on(self) -> bool:
        """A line that bears no sign is still of it; a statement with its verdict behind is complete."""
        judged = self.open == "stem" and bool(VERDICT.search(self.text("stem")))
        return (self.is_running or self.open in self.options) and not judged

    @property
    def told(self) -> str:
        return self.kind or self.section.kind

    def leave(self, message: str, line: int | None, **values: str | int) -> None:
        fault = Fault(message, line, values)
        if fault not in self.left:
            self.left.append(fault)

    def blame(self, message: str, **values: str | int) -> None:
        self.wrong.append(Fault(message, self.line, values))

    def _with_pictures(self, text: str, line: Line) -> str:
        if PICTURE not in text:
            return text
        return PLACE.sub(lambda _found: named(self.files, *line.pictures.pop(0)) if line.pictures else "", text)
