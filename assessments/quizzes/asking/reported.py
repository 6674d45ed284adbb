"""What somebody reported or did, for whoever looks at it: category, place, words and files."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.bank.marking.deciding import Response
from assessments.bank.wording import Wording
from assessments.quizzes.asking import words
from assessments.quizzes.files.showing import Files, ShownFile


@dataclass(frozen=True)
class Reported:
    """The written response to a report or a task."""

    wording: Wording
    response: Response
    files: Files

    @property
    def category(self) -> str:
        return words.category(self.wording, self._given)

    @property
    def place(self) -> str:
        return str(self._given.get("place", ""))

    @property
    def text(self) -> str:
        return str(self._given.get("text", ""))

    @property
    def there(self) -> list[ShownFile]:
        """In the order of the sheet."""
        return [self.files[name] for name in self._names if name in self.files]

    @property
    def lost(self) -> int:
        """How many files the sheet names that never arrived."""
        return sum(name not in self.files for name in self._names)

    @property
    def _given(self) -> Mapping:
        return self.response if isinstance(self.response, Mapping) else {}

    @property
    def _names(self) -> list[str]:
        return list(self._given.get("files", ()))
