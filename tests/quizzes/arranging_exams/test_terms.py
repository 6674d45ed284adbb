"""When one may come in, how often, and until when: rules that need no database."""

from datetime import UTC, datetime, timedelta

import pytest

from assessments.quizzes.arranging_exams.arranging import FIELDS, fault_of
from assessments.quizzes.arranging_exams.refusing import closed_sentence, span
from assessments.quizzes.arranging_exams.terms import MAIN, OWN, RESIT, Terms, Window
from assessments.quizzes.exam_time.clock import MINUTE, to_us
from assessments.quizzes.models import Arrangement, Attempt, Grant
from courses.rounds.models import Round, RoundStep

NINE = datetime(2026, 11, 30, 1, tzinfo=UTC)  # 9:00 in Beijing
LAST = to_us(NINE + timedelta(days=30))


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def us(minutes: float) -> int:
    return to_us(at(minutes))


def morning(**values) -> Arrangement:
    """In from 9:00 to 9:20, everybody out at 10:30."""
    return Arrangement(**{"entry_from": at(0), "entry_until": at(20), "ends_at": at(90)} | values)


def with_resit() -> Terms:
    return Terms(morning(resit_from=at(1440), resit_until=at(1500), resit_times=1))


def sat(minutes: float, **values) -> Attempt:
    return Attempt(**{"opened_us": us(minutes), "state": "submitted"} | values)


@pytest.mark.parametrize(
    ("minutes", "kind"), [(-1, None), (0, MAIN), (20, MAIN), (21, None), (1440, RESIT), (1501, None)]
)
def test_a_window_is_open_from_its_first_minute_to_its_last(minutes, kind):
    window = with_resit().window_at(us(minutes))

    assert (window and window.kind) == kind


def test_without_an_arrangement_the_days_of_the_round_are_the_only_limit():
    terms = Terms(None)

    assert terms.window_at(us(0)) == Window(MAIN)
    assert terms.closes(us(0), 60, LAST) == us(60)


def test_an_own_time_to_come_in_stands_beside_that_of_all():
    terms = Terms(morning(), [Grant(entry_from=at(600), entry_until=at(660))])

    assert [terms.window_at(us(minutes)).kind for minutes in (5, 610)] == [MAIN, OWN]
    assert terms.closes(us(610), 60, LAST) == us(670)  # the end for all is that of the morning


@pytest.mark.parametrize(
    ("enters", "extra", "closes"),
    [(0, 0, 60), (20, 0, 80), (0, 15, 75)],
)
def test_the_own_minutes_run_from_the_own_start(enters, extra, closes):
    terms = Terms(morning(), [Grant(minutes=extra)])

    assert terms.closes(us(enters), 60, LAST) == us(closes)


def test_the_end_for_all_comes_first_and_granted_minutes_lie_beyond_it():
    assert Terms(morning()).closes(us(20), 120, LAST) == us(90)
    assert Terms(morning(), [Grant(minutes=30)]).closes(us(20), 120, LAST) == us(120)
    assert Terms(morning(), [Grant(minutes=30)]).closes(us(20), 120, us(100)) == us(100)  # the round's last moment


def test_minutes_given_to_one_attempt_are_not_carried_over():
    assert Terms(morning(), [Grant(minutes=10, attempt_id=7), Grant(minutes=5)]).extra_minutes == 5


def test_the_resit_counts_its_own_attempts():
    terms, earlier = with_resit(), [sat(5), sat(10)]

    assert (terms.allowed(2, us(15)), terms.counted(earlier, us(15))) == (2, 2)
    assert (terms.allowed(2, us(1450)), terms.counted(earlier, us(1450))) == (1, 0)
    assert terms.counted([*earlier, sat(1445)], us(1450)) == 1


def test_a_closed_attempt_does_not_count_and_a_granted_one_is_added():
    terms = Terms(morning(), [Grant(attempts=1)])

    assert terms.counted([sat(5, state="closed")], us(15)) == 0
    assert terms.allowed(2, us(15)) == 3


def test_the_refusal_says_when_to_come():
    assert "11 月 30 日 9:00 到 9:20（北京时间）" in closed_sentence(with_resit(), us(-60))
    assert "补考12 月 1 日 9:00 到 10:00（北京时间）入场" in closed_sentence(with_resit(), us(30))
    assert "11 月 30 日 9:20（北京时间）就停止入场" in closed_sentence(Terms(morning()), us(30))
    assert "申请缓考、补考" in closed_sentence(Terms(morning()), us(30))


def test_a_span_over_two_days_names_both():
    assert span(Window(MAIN, at(0), at(1440))) == "11 月 30 日 9:00 到 12 月 1 日 9:00（北京时间）"
    assert us(1) - us(0) == MINUTE


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"entry_from": at(20), "entry_until": at(0)}, "entry_until"),
        ({"entry_until": at(20), "ends_at": at(10)}, "ends_at"),
        ({"resit_from": at(20), "resit_until": at(30)}, "resit_from"),
        ({"entry_until": at(50), "resit_from": at(20), "resit_until": at(30), "resit_times": 1}, "resit_from"),
        ({"entry_until": at(60 * 24 * 30)}, "entry_until"),
        ({"ends_at": at(60)}, None),
    ],
)
def test_times_that_do_not_go_together_are_found(values, field):
    step = RoundStep(round=Round(first_day=NINE.date(), last_day=at(60 * 24 * 9).date()))

    fault = fault_of(step, dict.fromkeys(FIELDS) | values)

    assert (fault and fault[0]) == field
