"""The save of answers: one statement that checks owner, state, deadline and base revision."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from assessments.quizzes.exam_time.clock import GRACE, MINUTE
from assessments.quizzes.late import queue
from assessments.quizzes.models import Attempt, LateSheet
from assessments.quizzes.sitting import submitting
from assessments.quizzes.sitting.saving import Refused, hand_in, save
from assessments.quizzes.sitting.sheets import from_text
from assessments.quizzes.sitting.tickets import Ticket
from grids import scope

pytestmark = pytest.mark.database


def stored(attempt) -> dict:
    return from_text(Attempt.objects.get(pk=attempt.pk).answers)


def test_a_save_is_one_statement(attempt, ticket, django_assert_num_queries):
    with django_assert_num_queries(1):
        saved = save(ticket, {"1": "B", "2": "CA"}, base=0, save_id="a")

    assert saved == (1, attempt.closes_us)
    assert stored(attempt) == {"1": "B", "2": "AC"}


def test_the_same_save_again_is_acknowledged_again(attempt, ticket):
    save(ticket, {"1": "B"}, base=0, save_id="a")

    assert save(ticket, {"1": "B"}, base=0, save_id="a").revision == 1
    assert Attempt.objects.get(pk=attempt.pk).revision == 1


def test_a_save_from_another_base_is_refused_with_the_stored_sheet(attempt, ticket):
    save(ticket, {"1": "B"}, base=0, save_id="first phone")

    with pytest.raises(Refused) as refused:
        save(ticket, {"2": "C"}, base=0, save_id="second phone")

    assert (refused.value.reason, refused.value.revision, refused.value.answers) == ("conflict", 1, {"1": "B"})
    assert [late.answers for late in LateSheet.objects.order_by("pk")] == ['{"2":"C"}', '{"1":"B"}']
    assert stored(attempt) == {"1": "B"}


def test_a_late_sheet_is_refused_with_the_reason_and_kept(attempt, ticket):
    save(ticket, {"1": "B"}, base=0, save_id="a")

    for _again in range(2):
        with pytest.raises(Refused) as refused:
            save(ticket, {"1": "C"}, base=1, save_id="b", now=attempt.closes_us + GRACE + 1)

    assert refused.value.reason == "deadline"
    assert stored(attempt) == {"1": "B"}
    assert from_text(LateSheet.objects.get(attempt=attempt).answers) == {"1": "C"}


def test_a_sheet_that_met_another_phones_and_comes_again_too_late_is_put_to_review(attempt, ticket):
    """The phone never heard that it had met another one, and could put nothing together."""
    save(ticket, {"1": "B"}, base=0, save_id="first")
    with pytest.raises(Refused):
        save(ticket, {"2": "C"}, base=0, save_id="second")

    for _again in range(2):
        with pytest.raises(Refused) as refused:
            save(ticket, {"2": "C"}, base=0, save_id="second", now=attempt.closes_us + GRACE + 1)

    assert refused.value.reason == "deadline"
    submitting.submit(attempt)
    with scope.whole_tree("test"):
        assert [from_text(sheet.answers) for sheet in queue.waiting()] == [{"2": "C"}]


def test_what_was_under_way_when_time_was_up_still_counts(attempt, ticket):
    assert save(ticket, {"1": "B"}, base=0, save_id="a", now=attempt.closes_us + GRACE).revision == 1


def test_handing_in_is_one_statement_and_marks_nothing(attempt, ticket, django_assert_num_queries):
    with django_assert_num_queries(1):
        handed = hand_in(ticket, {"1": "B"}, base=0, save_id="a", now=attempt.opened_us + 5)

    attempt.refresh_from_db()
    assert handed == (1, attempt.closes_us)
    assert (attempt.state, attempt.submitted_us, attempt.score) == ("submitted", attempt.opened_us + 5, None)
    assert stored(attempt) == {"1": "B"}


def test_handing_in_after_time_was_up_counts_as_handed_in_at_the_deadline(attempt, ticket):
    hand_in(ticket, {"1": "B"}, base=0, save_id="a", now=attempt.closes_us + GRACE)

    attempt.refresh_from_db()
    assert attempt.submitted_us == attempt.closes_us


def test_handing_in_again_under_the_same_name_is_acknowledged_again(attempt, ticket):
    hand_in(ticket, {"1": "B"}, base=0, save_id="a")

    assert hand_in(ticket, {"1": "B"}, base=0, save_id="a").revision == 1
    assert not LateSheet.objects.exists()


def test_the_name_of_a_save_hands_nothing_in(attempt, ticket):
    save(ticket, {"1": "B"}, base=0, save_id="a")

    with pytest.raises(Refused) as refused:
        hand_in(ticket, {"1": "B"}, base=0, save_id="a")

    assert (refused.value.reason, refused.value.answers) == ("conflict", {"1": "B"})
    assert Attempt.objects.get(pk=attempt.pk).state == "open"


def test_a_save_tells_of_time_that_was_added(attempt, ticket):
    Attempt.objects.update(closes_us=attempt.closes_us + MINUTE)

    assert save(ticket, {"1": "B"}, base=0, save_id="a").closes_us == attempt.closes_us + MINUTE


def test_a_sheet_after_handing_in_is_refused_and_kept(attempt, ticket):
    submitting.submit(attempt)

    with pytest.raises(Refused) as refused:
        save(ticket, {"1": "C"}, base=0, save_id="b")

    assert refused.value.reason == "closed"
    assert stored(attempt) == {}
    assert LateSheet.objects.filter(attempt=attempt, reason="closed").count() == 1


def test_somebody_elses_attempt_is_refused(attempt, ticket):
    other = Ticket(ticket.attempt, ticket.worker + 1, ticket.shape)

    with pytest.raises(Refused) as refused:
        save(other, {"1": "B"}, base=0, save_id="a")

    assert refused.value.reason == "not_yours"
    assert stored(attempt) == {}


@pytest.mark.parametrize(
    "sheet",
    [
        {"6": "A"},
        {"0": "A"},
        {"01": "A"},
        {"x": "A"},
        {"1": "I"},
        {"1": "a"},
        {"1": "AA"},
        {"1": 2},
        {"1": None},
        ["A"],
        None,
    ],
)
def test_a_sheet_that_is_not_of_this_paper_is_refused(attempt, ticket, sheet, django_assert_num_queries):
    with django_assert_num_queries(0), pytest.raises(Refused) as refused:
        save(ticket, sheet, base=0, save_id="a")

    assert refused.value.reason == "not_in_paper"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_phones_saving_at_once_one_is_told_what_the_other_stored(worker, district):
    from assessments.quizzes.sitting import tickets
    from tests.factories import quizzes

    attempt = quizzes.attempt(worker, district)
    ticket = tickets.read(tickets.issue(attempt, shape="s4" * 5))
    start, outcomes = Barrier(2), []

    def phone(letter: str) -> None:
        start.wait()
        try:
            outcomes.append(save(ticket, {"1": letter}, base=0, save_id=letter).revision)
        except Refused as refused:
            outcomes.append(refused.answers)
        finally:
            connection.close()

    phones = [Thread(target=phone, args=[letter]) for letter in "AB"]
    for thread in phones:
        thread.start()
    for thread in phones:
        thread.join()

    with scope.whole_tree("test"):
        assert 1 in outcomes
        assert stored(attempt) in outcomes
