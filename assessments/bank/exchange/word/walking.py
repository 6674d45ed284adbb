"""Walks through the lines of a paper once: questions first, lists of answers where they stand."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.word import listing, signs
from assessments.bank.exchange.word.drafting import Drafting
from assessments.bank.exchange.word.labels import LABEL, divided, key_of
from assessments.bank.exchange.word.lines import Line
from assessments.bank.exchange.word.numerals import of_chinese
from assessments.bank.exchange.word.sections import ORDINAL, Section, section_of


class Bit(NamedTuple):
    """A line of the text, of which a paragraph has several when it is broken softly."""

    text: str
    line: Line


class Walk:
    def __init__(self, lines: Iterable[Line]):
        self.bits = list(_bits(lines))
        self.paper = Drafting()
        self.table = listing.Table()
        self.listing = False  # in a list of answers
        self.listed: Section | None = None  # the section it is at
        self.before: listing.Key | None = None  # in this section of the list

    def through(self) -> Drafting:
        for place, bit in enumerate(self.bits):
            if not (self._row(bit) or (self.listing and self._listed(place)) or self._begins_list(place)):
                self._line(place, bit)
            self._leave(bit)
        self.paper.close()
        return self.paper

    def _line(self, place: int, bit: Bit) -> None:
        text, line = bit
        section = section_of(text)
        if self.paper.shared(text, line):
            return
        if section:
            self.paper.open_section(section, line)
        elif not (
            self.paper.material(text, line)
            or self.paper.numbered(text, line)
            or self.paper.counted(text, line, self._heads(place))
        ):
            self.paper.said(text, line)

    def _heads(self, place: int) -> bool:
        """Whether a question begins right below."""
        following = self.bits[place + 1 : place + 2]
        return any(signs.NUMBER.match(bit.text) or section_of(bit.text) for bit in following)

    def _row(self, bit: Bit) -> bool:
        if not bit.line.row:
            return False
        paper = self.paper
        keys = self.table.keys(bit.line.row, self._section(), bit.line.number, paper.faults, self.listing)
        self.paper.keys += keys or []
        return keys is not None or all(not cell or signs.FURNITURE.fullmatch(cell) for cell in bit.line.row)

    def _section(self) -> Section | None:
        """Where an answer belongs: to the section the list is at, else to the one we are in."""
        if self.listing:
            return self.listed
        return self.paper.section if self.paper.sections else None

    def _begins_list(self, place: int) -> bool:
        """A heading 参考答案 with a list below it, or the first line of a list behind a label."""
        text, line = self.bits[place]
        label = LABEL.match(text)
        if label and key_of(label) == "answer" and self._is_list(text[label.end() :]):
            self.listing, self.listed, self.before = True, self._section(), None
            return self._keys(text[label.end() :], line)
        if self._answers_all(text):
            self.listing, self.listed, self.before = True, None, None
            return self._keys(text, line)
        if "答" in text and signs.ANSWERS.fullmatch(text) and self._is_list_below(place):
            self.listing, self.listed, self.before = True, None, None
        return self.listing

    def _answers_all(self, text: str) -> bool:
        """1.A 2.B 3.C without any heading: a key for each of the questions of these numbers that still have none."""
        draft = self.paper.draft
        if draft is None or (draft.is_running and draft.open != "stem") or not listing.is_list(text):
            return False
        keys = listing.keys_in(text, None, 0, [])
        return len(keys) > 2 and all(self._waits(key.number) for key in keys)

    def _is_list(self, text: str) -> bool:
        """1.A 2.B; a single one only with the number of the question it stands at."""
        single, draft = signs.SINGLE.fullmatch(text), self.paper.draft
        return listing.is_list(text) or bool(single and draft and draft.number == int(single[1]))

    def _is_list_below(self, place: int) -> bool:
        """Numbers with keys, a table of them, a heading of before; after a heading without a colon a first answer in words."""
        if place + 1 == len(self.bits):
            return False
        text, line = self.bits[place + 1]
        table = line.row and (listing.NUMBERS.fullmatch(line.row[0]) or listing.are_numbers(line.row))
        if table or listing.is_list(text) or signs.SINGLE.fullmatch(text):
            return True
        if self._known(text) or signs.MATERIAL.fullmatch(text):
            return True
        found = signs.NUMBER.match(text)
        if not found or self.bits[place].text.endswith((":", "：")):
            return False
        return signs.number_of(found)[0] == 1 and len(self.paper.drafts) > 1

    def _listed(self, place: int) -> bool:
        """Takes a line of the list; a heading that is new, or has questions below, ends it."""
        text, line = self.bits[place]
        known = self._known(text)
        if known is not None and self._asks_below(place):
            self.listing = False
            return False
        if known is not None:
            self.listed, self.before = known, None
            ordinal = ORDINAL.match(text)
            rest = text[ordinal.end() :] if ordinal else ""
            if rest and not section_of(text):
                self._keys(rest, line)
            return True
        if section_of(text) or signs.ANSWERS.fullmatch(text):
            self.listing = bool(signs.ANSWERS.fullmatch(text))
            return self.listing
        if signs.MATERIAL.fullmatch(text):
            self.before = None
            return True
        return self._keys(text, line)

    def _asks_below(self, place: int) -> bool:
        """A number, and below it options or an answer."""
        lines = [bit.text for bit in self.bits[place + 1 : place + 3]]
        if len(lines) < 2 or not signs.NUMBER.match(lines[0]):
            return False
        label = LABEL.match(lines[1])
        return bool(signs.OPTION.match(lines[1])) or bool(label and key_of(label) == "answer")

    def _keys(self, text: str, line: Line) -> bool:
        keys = listing.keys_in(text, self.listed, line.number, self.paper.faults)
        if not keys:
            worded = listing.in_words(text, self.listed, line.number, self.before, self._waits)
            keys = [worded] if worded else []
        if not keys and self.before and not (self.before.is_done and divided(text)[0][0] == ""):
            self.before.go_on(text)
        elif not keys:
            self.paper.waiting.unread(text, line.number)
        self.paper.keys += keys
        self.before = keys[-1] if keys else self.before
        return True

    def _waits(self, number: int) -> bool:
        asked = [one for draft in self.paper.drafts for one in (draft.parts if draft.loose else [draft])]
        return any(one.number == number and not one.answered for one in asked)

    def _known(self, text: str) -> Section | None:
        """The section of the paper that a heading in a list of answers means."""
        told = section_of(text)
        ordinal = ORDINAL.match(text)
        if not told and not ordinal:
            return None
        place = told.place if told else of_chinese(next(filter(None, ordinal.groups())))
        for one in reversed(self.paper.sections):
            if (not told or one.kind == told.kind) and (one.place == place or (told and not (place and one.place))):
                return one
        return None

    def _leave(self, bit: Bit) -> None:
        """What of a line was not read goes to the question it stands in."""
        draft = self.paper.draft
        for message, values in bit.line.left:
            if draft:
                draft.leave(message, bit.line.number, **values)
            else:
                self.paper.waiting.lost.append(Fault(message, bit.line.number, values))
        bit.line.left = []


def _bits(lines: Iterable[Line]) -> Iterator[Bit]:
    apart = False
    for line in lines:
        line.apart = apart
        parts = [text for part in line.text.split("\n") if (text := part.strip(signs.SPACE))]
        apart = not parts
        yield from (Bit(text, line) for text in parts)
