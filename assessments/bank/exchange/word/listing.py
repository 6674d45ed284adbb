"""Lists of answers at the end of a paper or of a section: 1—5 ABCDA · 1.A 2.B · 6．…in words… · tables of numbers and answers."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.word.labels import KEYS, divided
from assessments.bank.exchange.word.numerals import HALF
from assessments.bank.exchange.word.sections import Section
from assessments.bank.exchange.word.signs import RANGE, SINGLE, TRUTH

COUNT = gettext_noop("答案表里第 %(first)s 到 %(last)s 题有 %(count)s 个答案，对不上。")
NUMBERS, ANSWERS = re.compile(r"题\s*[号序]|序\s*号"), re.compile(r"(?:参考|正确|标准)?答\s*案|选项")
SPAN = re.compile(r"(\d{1,4})\s*[-—–－―~～至到]+\s*(\d{1,4})")
HEAD = re.compile(r"[（(]?(\d{1,4})\s*([．.、:：)）])\s*")
BETWEEN = re.compile(r"[\s,，、;；]+")
WORDS = re.compile(r"不?正确|错误|不对|.")
DONE = re.compile(rf"\s*(?:[A-ZＡ-Ｚ、,，\s]+|{TRUTH})\s*[。.]?", re.IGNORECASE)
MOST = 500  # numbers in one range


@dataclass
class Key:
    """What the list says of a question, by the keys of labels. `section`: None where the list names none."""

    number: int
    section: Section | None
    line: int
    texts: dict[str, list[str]] = field(default_factory=dict)
    sign: str = ""  # behind the number

    @property
    def is_done(self) -> bool:
        """Letters or a verdict, which no further line goes on from."""
        last = next(reversed(self.texts), "")
        return last == "answer" and bool(DONE.fullmatch(self.texts[last][-1]))

    def go_on(self, text: str) -> None:
        """A further line: with labels of its own, or of the text before."""
        for name, said in divided(text):
            last = name or next(reversed(self.texts), "answer")
            if name or last not in self.texts:
                self.texts.setdefault(last, []).append(said.strip())
            else:
                self.texts[last][-1] += f"\n{said}"


def is_list(text: str) -> bool:
    """Whether a line holds nothing but numbers with their answers."""
    return bool(RANGE.match(text)) or (len(SINGLE.findall(text)) > 1 and not SINGLE.sub("", text).strip())


def keys_in(text: str, section: Section | None, line: int, faults: list[Fault]) -> list[Key]:
    """Those of a line, [] when it is no list."""
    ranges = list(RANGE.finditer(text))
    if ranges and not text[: ranges[0].start()].strip():
        ends = [one.start() for one in ranges[1:]] + [len(text)]
        return [
            key
            for one, end in zip(ranges, ends, strict=True)
            for key in _in_range(one, text[one.end() : end], section, line, faults)
        ]
    if not SINGLE.sub("", text).strip():
        return [Key(int(one[1]), section, line, {"answer": [one[3]]}, one[2]) for one in SINGLE.finditer(text)]
    return []


def _in_range(found: re.Match, text: str, section: Section | None, line: int, faults: list[Fault]) -> list[Key]:
    """1-5 ABCDA, behind which single ones may stand: 6．C."""
    single = re.search(r"(?<=\s)[（(]?\d", text)
    rest = text[single.start() :] if single and not SINGLE.sub("", text[single.start() :]).strip() else ""
    told = _of_range(int(found[1]), int(found[2]), text.removesuffix(rest), line, faults)
    keys = [Key(number, section, line, {"answer": [answer]}) for number, answer in told]
    return keys + (keys_in(rest, section, line, faults) if rest else [])


def in_words(
    text: str, section: Section | None, line: int, before: Key | None, waits: Callable[[int], bool]
) -> Key | None:
    """A number with an answer in words, an explanation perhaps; None when the line only goes on from the key before.

    `waits`: whether the question of a number still has no answer, for lists that leave out those answered on the spot.
    """
    found = HEAD.match(text)
    if not found:
        return None
    number = int(found[1])
    if before and (
        found[2] not in (before.sign or found[2])
        or not (number == before.number + 1 or (number > before.number and waits(number)))
    ):
        return None
    key = Key(int(found[1]), section, line, sign=found[2])
    key.go_on(text[found.end() :])
    return key


@dataclass
class Table:
    """Reads the rows of a table of answers, whether numbers stand above the answers or beside them."""

    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # of the columns, when the numbers stand beside

    def keys(
        self, row: tuple[str, ...], section: Section | None, line: int, faults: list[Fault], bare: bool
    ) -> list[Key] | None:
        """Those of a row; None when it is of no such table. `bare`: numbers may stand there without a word before them."""
        if NUMBERS.fullmatch(row[0]) or (bare and are_numbers(row)):
            beside = len(row) > 1 and bool(ANSWERS.fullmatch(row[1]))
            self.names = tuple(map(_named, row)) if beside else ()
            self.numbers = row
            return []
        if self.names and _is_number(row[0]):
            return self._beside(row, section, line)
        headed = bool(ANSWERS.fullmatch(row[0]))
        if not self.numbers or headed == are_numbers(self.numbers):
            self.numbers, self.names = (), ()
            return None
        pairs = [pair for pair in zip(self.numbers, row, strict=False) if pair[1].strip("_ ")][headed:]
        return [
            Key(number, section, line, {"answer": [answer]})
            for place, cell in pairs
            for number, answer in _in_cell(place, cell, line, faults)
        ]

    def _beside(self, row: tuple[str, ...], section: Section | None, line: int) -> list[Key]:
        keys: list[Key] = []
        for name, cell in zip(self.names, row, strict=False):
            if name == "number" and _is_number(cell):
                keys.append(Key(int(cell), section, line))
            elif keys and name != "number" and name and cell.strip("_ "):
                keys[-1].texts.setdefault(name, []).append(cell)
        return [key for key in keys if key.texts]


def are_numbers(row: tuple[str, ...]) -> bool:
    """Numbers of questions that follow one another."""
    told = [int(cell) for cell in row if _is_number(cell)]
    return len(told) == len(row) > 1 and told == list(range(told[0], told[0] + len(told)))


def _named(cell: str) -> str:
    return "number" if NUMBERS.fullmatch(cell) else "answer" if ANSWERS.fullmatch(cell) else KEYS.get(cell, "")


def _in_cell(place: str, cell: str, line: int, faults: list[Fault]) -> list[tuple[int, str]]:
    """The answers below a number, or below several: 1-5."""
    span = SPAN.fullmatch(place)
    if span:
        return _of_range(int(span[1]), int(span[2]), cell, line, faults)
    return [(int(place), cell)] if _is_number(place) else []


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 5


def _of_range(first: int, last: int, text: str, line: int, faults: list[Fault]) -> list[tuple[int, str]]:
    count = last - first + 1
    told = [part for part in BETWEEN.split(text.strip(" 　。.;；,，")) if part]
    signs = WORDS.findall("".join(told).translate(HALF))
    answers = told if len(told) == count else signs
    if not 0 < count <= MOST or len(answers) != count:
        faults.append(Fault(COUNT, line, {"first": first, "last": last, "count": len(answers)}))
        return []
    return list(zip(range(first, last + 1), answers, strict=True))
