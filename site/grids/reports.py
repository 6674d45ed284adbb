"""What came of an import: how many rows did what, and every bad row with its reason."""

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class BadRow:
    """A row that was refused. `row` is the line in the file, counted as a spreadsheet shows it; `column` is its heading."""

    row: int
    column: str
    message: str


@dataclass
class Report:
    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: list[BadRow] = field(default_factory=list)

    @property
    def changes(self) -> int:
        return self.created + self.updated

    def refuse(self, row: int, column: str, message: str) -> None:
        self.errors.append(BadRow(row, column, str(message)))

    def as_json(self) -> dict:
        """`{"rows","created","updated","unchanged","errors":[{"row","column","message"}]}`"""
        return asdict(self)
