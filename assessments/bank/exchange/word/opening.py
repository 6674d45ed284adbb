"""Whether a number at the head of a line begins a question, or only counts something inside of one."""

from dataclasses import dataclass

from assessments.bank.exchange.word.drafts import Draft

TYPED = ("dot", "comma", "bracket", "word", "title")  # people mix them
FARTHEST = 20  # so many numbers may be missing


@dataclass
class Counting:
    """How the questions of a section are numbered, and where a count inside of one stands."""

    way: str = ""  # of the questions, "" before the first
    last: int = 0
    inner: str = ""  # of a list inside of a question, "" when there is none
    reached: int = 0

    def begins(self, number: int, way: str, draft: Draft | None) -> bool:
        """Counts on, too."""
        if self._is_question(number, way, draft):
            self.way, self.last, self.inner = self.way or way, number, ""
            return True
        self.inner, self.reached = way, number
        return False

    def _is_question(self, number: int, way: str, draft: Draft | None) -> bool:
        if not self.way or draft is None:
            return True
        if way == self.inner and number == self.reached + 1:
            return False
        if number == self.last + 1:
            return way in (self.way, *TYPED) or not draft.is_running
        if way == self.way:
            return self.last < number <= self.last + FARTHEST or not draft.is_running
        return not draft.is_running and way != "paren" and number == 1
