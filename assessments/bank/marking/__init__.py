"""What share of its score a response to a question earns. Exact, on the server only, the same for exams and for `mark_item`."""

from assessments.bank.marking.by_hand import points_by_hand, to_mark
from assessments.bank.marking.deciding import fraction, needs_a_person, points

__all__ = ["fraction", "needs_a_person", "points", "points_by_hand", "to_mark"]
