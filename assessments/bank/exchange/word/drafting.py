"""Divides the lines of a paper into questions, by the signs at their heads."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.word import signs
from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.heads import entered
from assessments.bank.exchange.word.labels import LONG, divided
from assessments.bank.exchange.word.lines import Line
from assessments.bank.exchange.word.listing import Key
from assessments.bank.exchange.word.numerals import LETTERS, of_chinese
from assessments.bank.exchange.word.opening import Counting
from assessments.bank.exchange.word.options import options_in
from assessments.bank.exchange.word.sections import ORDINAL, Section, kind_of, with_worth
from assessments.bank.exchange.word.sharing import lend, shared_of
from assessments.bank.exchange.word.waiting import UNREAD, Said, Waiting
from assessments.bank.wording import Kind

MISSED = gettext_noop("选项 %(letter)s 前面少了选项 %(expected)s。")
TWICE = gettext_noop("选项 %(letter)s 写了两遍。")
TWO_KEYS = gettext_noop("这道题又有一个答案“%(text)s”，可能和下一道题连在了一起。")
NO_KIND = gettext_noop("没有“%(text)s”这种题型。")


@dataclass
class Drafting:
    """Takes one line after another: `heading`, `numbered` and `said` tell whether it was theirs."""

    drafts: list[Draft] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    section: Section = field(default_factory=Section)
    draft: Draft | None = None  # that lines belong to: a question, or a part of a case
    case: Draft | None = None
    pool: Draft | None = None  # of options that several questions share
    counting: Counting = field(default_factory=Counting)
    inside: Counting = field(default_factory=Counting)  # of the parts of a case that has a number itself
    waiting: Waiting = field(default_factory=Waiting)

    def open_section(self, section: Section, line: Line) -> None:
        if not self.sections and self.waiting.set_apart(self.drafts):
            self.drafts = []
        self.waiting.settle()
        self.sections.append(section)
        self.section, self.draft, self.case, self.pool, self.counting = section, None, None, None, Counting()
        if section.rest:
            self.said(section.rest, line)

    def numbered(self, text: str, line: Line) -> bool:
        """A question, or a part of a case, if the line begins one."""
        found = signs.NUMBER.match(text)
        if not found:
            return False
        number, way = signs.number_of(found)
        way = line.listed or way
        case = self.case
        rest = text[found.end() :]
        if case and not case.loose and self._is_part(case, way) and self.inside.begins(number, way, self.draft):
            self._part(case, number, rest, line)
        elif not self.counting.begins(number, way, self.draft):
            return False
        elif case and case.loose and case.holds(number):
            self._part(case, number, rest, line)
        elif self.section.kind == Kind.CASE and self.draft is None and (told := self.waiting.material()):
            self._part(self._case("", line, told), number, rest, line)
        else:
            self._begin(number, rest, line)
        if self.pool and self.pool.holds(number) and self.draft:
            lend(self.draft, self.pool)
        if found["mark"] and self.draft:
            self.draft.texts["mark"] = [found["mark"]]
        return True

    def shared(self, text: str, line: Line) -> bool:
        """Material or options for the next questions."""
        told, case = shared_of(text), self.case
        alone = bool(case and case.loose and not case.parts)
        if not told or not (self.draft is None or alone or told.first in (1, self.counting.last + 1)):
            return False
        if told.options:
            self.pool = Draft(line.number, self.section, until=(told.first, told.last))
            self.draft, self.case = self.pool, None
            self.said(told.said, line)
            return True
        if case and alone:
            self.said(told.said, line)
        else:
            case = self._case(told.said, line, self.waiting.material() if self.draft is None else [])
        case.until = told.first, told.last
        return True

    def counted(self, text: str, line: Line, heads: bool) -> bool:
        """一、… : a question in papers that count them so; a heading where a question follows (`heads`)."""
        found = ORDINAL.match(text)
        if not found or (self.draft and self.draft.is_running and not heads and self.counting.way != "chinese"):
            return False
        if self.section.kind == Kind.CASE and (heads or found[2]) and not (self.case and not self.case.loose):
            self._case(text[found.end() :], line)
        elif heads:
            self.open_section(Section(place=of_chinese(next(filter(None, found.groups())))), line)
            self.waiting.unread(text, line.number)
        elif self.counting.begins(of_chinese(next(filter(None, found.groups()))), "chinese", self.draft):
            self._begin(self.counting.last, text[found.end() :], line)
        else:
            return False
        return True

    def material(self, text: str, line: Line) -> bool:
        """案例一：… begins a case whose parts are numbered like questions."""
        found = signs.MATERIAL.match(text)
        inside = self.section.kind == Kind.CASE or (self.case and self.case.loose)
        if not found or (self.draft and self.draft.is_running and not inside):
            return False
        self._case(text[found.end() :], line)
        return True

    def said(self, text: str, line: Line) -> None:
        """A line that begins no question: labels, options, or more of what was there."""
        for key, rest in divided(text):
            self._piece(key, rest.strip(signs.SPACE), line)

    def close(self) -> None:
        self.waiting.settle()
        for _key, rest, line in self.waiting.labels:
            self.waiting.unread(rest, line.number)
        if self.drafts:
            self.drafts[-1].left += self.waiting.told()
        else:
            self.faults += self.waiting.told()

    def _piece(self, key: str, rest: str, line: Line) -> None:
        draft = self.draft
        if key in {"", "options"}:
            self._text(rest, line)
        elif key == "stem":
            self._stem(rest, line)
        elif key == "passed":
            return
        elif key == "answer" and draft and draft.answered and draft.options:
            self._again(draft, rest, line)
        elif draft is None or (key == "kind" and draft.answered):
            if key == "answer" and (stem := self.waiting.stem()):
                self._begin_with(stem)
                self._piece(key, rest, line)
            else:
                self.waiting.labels.append((key, rest, line))
        elif key == "kind":
            self._kind(draft, rest, line)
        elif not signs.NOTHING.fullmatch(rest or " ") or key in LONG:
            draft.add(key, "" if signs.NOTHING.fullmatch(rest) else rest, line)

    def _text(self, text: str, line: Line) -> None:
        if not text:
            return
        draft = self.draft
        if draft is None:
            self._before(text, line)
            return
        ticked = signs.TICKED.match(text)
        before, options = options_in(text[ticked.end() :] if ticked else text, draft)
        before = text if ticked and not options else before
        if options and options[0][0] == "A" and len(draft.options) > 1 and not self.counting.way and draft.more:
            draft = self._begin_with(draft.take_back())
        if before:
            self._go_on(draft, before, line)
            line.pass_by(before)
        if ticked and options and ticked.lastindex:
            draft.ticked.append(options[0][0])
        for letter, said in options:
            self._option(draft, letter, said, line)

    def _before(self, text: str, line: Line) -> None:
        """Without a question yet: an option, or a statement with its verdict, shows that there was one."""
        found = signs.OPTION.match(text)
        if found and signs.letter_of(found) == "A" and (stem := self.waiting.stem()):
            self._begin_with(stem)
            self._text(text, line)
            return
        self.waiting.lines.append((text, line))
        if self.section.kind == Kind.TRUE_FALSE and signs.BRACKET.search(text):
            self._begin_with(self.waiting.stem())
        elif self.sections and with_worth(self.section, text) != self.section:
            self.section = self.sections[-1] = with_worth(self.section, text)

    def _go_on(self, draft: Draft, text: str, line: Line) -> None:
        alone = line.apart and not self.counting.way and (draft.answered or len(draft.options) > 1)
        if draft.goes_on and not alone:
            draft.go_on(text, line)
            draft.underlined += line.underlined if draft.open == "stem" else []
        elif self.case and self.case.loose and self.section.kind == Kind.CASE:
            self._case(text, line)
        elif not self.counting.way:
            self._begin(0, text, line)
        else:
            draft.leave(UNREAD, line.number, text=text[:40])

    def _option(self, draft: Draft, letter: str, text: str, line: Line) -> None:
        options = draft.options
        expected = LETTERS[len(options) % 26]
        if letter in options:
            draft.wrong.append(Fault(TWICE, line.number, {"letter": letter}))
        elif letter != expected:
            draft.wrong.append(Fault(MISSED, line.number, {"letter": letter, "expected": expected}))
        text = text.strip(signs.SPACE)
        draft.looks[letter] = line.stands_out(text)
        draft.add(letter, text, line)

    def _stem(self, text: str, line: Line) -> None:
        if not text:
            return
        if self.draft is None or self.draft.answered or self.draft.options:
            if self.case and self.case.loose:
                self._part(self.case, 0, text, line)
            else:
                self._begin(0, text, line)
        else:
            self._text(text, line)

    def _again(self, draft: Draft, text: str, line: Line) -> None:
        """Two answers of one question: most likely the beginning of the next was not seen."""
        if "".join(text.split()) != "".join(draft.text("answer").split()):
            draft.wrong.append(Fault(TWO_KEYS, line.number, {"text": text[:20]}))

    def _kind(self, draft: Draft, text: str, line: Line) -> None:
        draft.kind = kind_of(text)
        if not draft.kind:
            draft.leave(NO_KIND, line.number, text=text[:20])

    def _begin(self, number: int, text: str, line: Line) -> Draft:
        self.waiting.settle()
        draft = Draft(line.number, self.section, number, left=self.waiting.told())
        self.drafts.append(draft)
        self._enter(draft, text, line)
        told, opened, self.waiting.labels = self.waiting.labels, draft.open, []
        for key, rest, of in sorted(told, key=lambda one: one[0] != "kind"):
            self._piece(key, rest, of)
        draft.open = opened
        self.case = draft if draft.told == Kind.CASE else None
        self.inside = Counting()
        return draft

    def _part(self, case: Draft, number: int, text: str, line: Line) -> None:
        alike = replace(self.section, kind="" if self.section.kind == Kind.CASE else self.section.kind)
        part = Draft(line.number, alike if case.until else Section(), number, files=case.files)
        case.parts.append(part)
        self._enter(part, text, line)

    def _enter(self, draft: Draft, text: str, line: Line) -> None:
        """Makes it the one that lines belong to, with what its first line says: kind, worth, stem and the rest."""
        self.draft = draft
        self.said(entered(draft, text, line), line)

    def _case(self, text: str, line: Line, above: Sequence[Said] = ()) -> Draft:
        """Material without a number."""
        draft = self._begin(0, text, line)
        draft.loose, draft.kind = True, Kind.CASE
        self.counting = Counting()  # the parts may count anew
        for said, of in above:
            draft.go_on(said, of)
            draft.line = min(draft.line, of.number)
        self.case = draft
        return draft

    def _is_part(self, case: Draft, way: str) -> bool:
        """(1), or a list of Word other than that of the cases."""
        other = way == "paren" or "." in way
        return other and way != self.counting.way and not case.options and (bool(case.parts) or not case.answered)

    def _begin_with(self, lines: list[tuple[str, Line]]) -> Draft:
        """A question without a number, of which the stem has been read."""
        draft = self._begin(0, *lines[0])
        for text, of in lines[1:]:
            self._text(text, of)
        return draft
