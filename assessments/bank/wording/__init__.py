"""The neutral form of a question: what every format is read into and written from, what the bank keeps and a marker marks.

Plain values only, no database: parsers run alone in a child process.
"""

from assessments.bank.wording.kinds import Kind
from assessments.bank.wording.parts import Answer, Area, Choice, Criterion, Gap, Pair
from assessments.bank.wording.wording import Wording

__all__ = ["Answer", "Area", "Choice", "Criterion", "Gap", "Kind", "Pair", "Wording"]
