"""What a form is called in a room: 甲, 乙, 丙, 丁, in the order of their numbers."""

from collections.abc import Iterable

from assessments.quizzes.models import Seat

NAMES = "甲乙丙丁"


def labels_of(seats: Iterable[Seat]) -> dict[int, str]:
    """By form id. `form` of the seats loaded."""
    forms = sorted({(seat.form.number, seat.form_id) for seat in seats})
    return {form: NAMES[at] for at, (_number, form) in enumerate(forms)}
