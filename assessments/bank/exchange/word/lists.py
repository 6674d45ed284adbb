"""The numbers that Word itself puts before the paragraphs of a list: they stand in no text and are counted here."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from assessments.bank.exchange.word.names import VAL, W
from assessments.bank.exchange.word.numerals import chinese, circled, letter

LETTERED = {"upperLetter", "lowerLetter"}
CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "chineseLegalSimplified",
}
LEVELS = 9


@dataclass(frozen=True)
class Level:
    form: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass
class Lists:
    """`label` counts on: it is asked once for each paragraph, in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by the abstract list
    used_by: dict[str, tuple[str, dict[int, int]]] = field(
        default_factory=dict
    )  # list → abstract list, where it restarts
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, number: str, depth: int) -> tuple[str, str]:
        """What stands before the paragraph, and a name of list and level; both empty for bullets and unknown lists."""
        if number not in self.used_by or not 0 <= depth < LEVELS:
            return "", ""
        abstract, restarts = self.used_by[number]
        levels = self.levels.get(abstract, {})
        level = levels.get(depth, Level())
        counts = self.counts.setdefault(abstract, [None] * LEVELS)
        if number not in self.begun:
            self.begun.add(number)
            for place, start in restarts.items():
                counts[place] = start - 1
        current = counts[depth]
        counts[depth] = level.start if current is None else current + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        if level.form in {"bullet", "none"}:
            return "", ""
        return _filled(levels, counts, depth), f"{abstract}.{depth}"


def read_lists(root: etree._Element | None) -> Lists:
    lists = Lists()
    if root is None:
        return lists
    for abstract in root.iterchildren(W + "abstractNum"):
        lists.levels[abstract.get(W + "abstractNumId", "")] = dict(_levels(abstract))
    for one in root.iterchildren(W + "num"):
        abstract = one.find(W + "abstractNumId")
        restarts = {
            number(over.get(W + "ilvl")): number(start.get(VAL), 1)
            for over in one.iterchildren(W + "lvlOverride")
            if (start := over.find(W + "startOverride")) is not None and 0 <= number(over.get(W + "ilvl")) < LEVELS
        }
        if abstract is not None:
            lists.used_by[one.get(W + "numId", "")] = abstract.get(VAL, ""), restarts
    return lists


def number(text: str | None, usual: int = 0) -> int:
    """Of an attribute, whatever stands there."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else usual


def _levels(abstract: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in abstract.iterchildren(W + "lvl"):
        told = {
            name: one.get(VAL, "")
            for name in ("numFmt", "lvlText", "start")
            if (one := level.find(W + name)) is not None
        }
        start = number(told.get("start"), 1)
        yield number(level.get(W + "ilvl")), Level(told.get("numFmt", "decimal"), told.get("lvlText", "%1."), start)


def _filled(levels: dict[int, Level], counts: list[int | None], depth: int) -> str:
    text = levels.get(depth, Level()).text
    for place in range(depth + 1):
        count = counts[place]
        text = text.replace(f"%{place + 1}", _written(levels.get(place, Level()).form, 1 if count is None else count))
    return text + "．" if text[-1:].isalnum() else text  # a number that is set off by a space alone


def _written(form: str, count: int) -> str:
    if form in LETTERED:
        return letter(count) if count > 0 else ""
    if form in CHINESE:
        return chinese(count)
    return circled(count) if form == "decimalEnclosedCircle" else str(count)
