"""Word papers (.docx), as people type them; docs/word.md says what is understood."""

from assessments.bank.exchange.word.carrying import carries, losses
from assessments.bank.exchange.word.reading import read
from assessments.bank.exchange.word.writing import write

__all__ = ["carries", "losses", "read", "write"]
