"""Which sheets wait for somebody's ruling."""

import pytest

from assessments.quizzes.late import queue, showing
from assessments.quizzes.models import Attempt, LateSheet
from assessments.quizzes.sitting import saving, submitting, tickets
from tests.factories import quizzes


def test_sheets_of_two_phones_that_met_in_time_wait_for_nobody(worker, district):
    attempt = quizzes.attempt(worker, district)
    ticket = tickets.read(tickets.issue(attempt, "s4" * 5))
    saving.save(ticket, {"1": "B"}, 0, "one")
    with pytest.raises(saving.Refused, match="另一部手机"):
        saving.save(ticket, {"1": "C"}, 0, "two")
    submitting.submit(attempt)
    attempt = Attempt.objects.select_related("form__paper").get(pk=attempt.pk)
    assert LateSheet.objects.count() == 2
    assert list(queue.undecided()) == showing.of_attempt(attempt) == []

    with pytest.raises(saving.Refused):
        saving.save(ticket, {"1": "C"}, 1, "three")

    assert [sheet.save_id for sheet in queue.undecided()] == ["three"]
    assert [late.sheet.save_id for late in showing.of_attempt(attempt)] == ["three"]
