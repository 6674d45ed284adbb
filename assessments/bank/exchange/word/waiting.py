"""Lines that stand before a question: a title, instructions, what turns out to be of the question that follows."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.word.drafts import Draft
from assessments.bank.exchange.word.lines import Line
from assessments.bank.exchange.word.signs import FURNITURE

UNREAD = gettext_noop("这一行没有读懂，没有带进来：%(text)s")
TITLE = re.compile(r"^[^？?_]*(?:试卷|试题|考题|考试|考核|题库|测试|练习|满分|[A-Z一二三四五六]\s*卷)[^？?_]*$")
TASK = re.compile(r"^[（(【\[][^（(]*[）)】\]]$|每小?题|本大?题|(?:阅读|根据|结合).*(?:回答|作答|分析)")
INSTRUCTION = re.compile(r"注意|说明|要求|下列|请|选出|作答|本卷|答题|满分")
ASKING = re.compile(r"[？?]|[_＿]{2,}|[（(]\s*[）)]")
Said = tuple[str, Line]


@dataclass
class Waiting:
    """`lost`: what was not understood, to be told with the next question."""

    lines: list[Said] = field(default_factory=list)
    labels: list[tuple[str, str, Line]] = field(default_factory=list)
    lost: list[Fault] = field(default_factory=list)

    def stem(self) -> list[Said]:
        """The last line, with those above it up to a title: the stem of a question without a number."""
        taken: list[Said] = []
        while self.lines and not (taken and _is_title(*self.lines[-1])):
            taken.insert(0, self.lines.pop())
        return taken

    def material(self) -> list[Said]:
        """What tells of a case."""
        taken = [(text, line) for text, line in self.lines if not (TASK.search(text) or line.titled)]
        self.lines = []
        return taken

    def settle(self) -> None:
        """Titles and instructions are passed over, the rest is told."""
        for text, line in self.lines:
            if not (_is_title(text, line) or TASK.search(text) or INSTRUCTION.search(text)):
                self.unread(text, line.number)
        self.lines = []

    def unread(self, text: str, line: int) -> None:
        self.lost.append(Fault(UNREAD, line, {"text": text[:40]}))

    def told(self) -> list[Fault]:
        """What was not understood so far, once."""
        lost, self.lost = self.lost, []
        return lost

    def set_apart(self, drafts: list[Draft]) -> bool:
        """Whether these are numbered instructions: nothing is asked, chosen or answered in any of them."""
        if any(one.options or one.answered or one.parts or ASKING.search(one.text("stem")) for one in drafts):
            return False
        for one in drafts:
            if not INSTRUCTION.search(one.text("stem")):
                self.unread(one.text("stem"), one.line)
        return True


def _is_title(text: str, line: Line) -> bool:
    return line.titled or bool(TITLE.search(text)) or bool(FURNITURE.fullmatch(text))
