"""What is said of a question, and when nothing is said."""

import pytest

from assessments.bank.wording import Wording
from assessments.quizzes.statistics import advising
from assessments.quizzes.statistics.advising import advice
from assessments.quizzes.statistics.grouping import Answers
from assessments.quizzes.statistics.item_figures import ItemFigures
from assessments.quizzes.statistics.reporting import ItemReport
from tests.factories import bank

QUESTION = Wording("single", "？", choices=bank.choices("B"))


def item(facility, index, counts, people=90, accepted="B"):
    figures = ItemFigures(facility, 1.0, index, index, 20.0, 20.0)
    sizes = tuple(sum(count[group] for count in counts.values()) for group in range(3))
    return ItemReport(
        1, people, 4, round(people * facility / 100), frozenset(accepted), figures, Answers(sizes, counts), None, False
    )


@pytest.mark.parametrize(
    ("facility", "index", "counts", "said"),
    [
        (70, 40, {"B": (12, 22, 29), "A": (18, 8, 1)}, advising.FINE),
        (40, -30, {"B": (20, 10, 6), "A": (10, 20, 24)}, advising.KEY),
        (50, -30, {"B": (20, 12, 13), "A": (10, 18, 17)}, advising.NEGATIVE),
        (97, 5, {"B": (28, 29, 30), "A": (2, 1, 0)}, advising.TOO_EASY),
        (10, 30, {"B": (0, 1, 8), "A": (12, 12, 8), "C": (9, 9, 7), "D": (9, 8, 7)}, advising.TOO_HARD),
        (26, 2, {"B": (8, 7, 9), "A": (8, 8, 8), "C": (7, 8, 7), "D": (7, 7, 6)}, advising.GUESS),
        (60, 4, {"B": (18, 18, 18), "A": (12, 12, 12)}, advising.FLAT),
    ],
)
def test_what_is_said_of_a_question(facility, index, counts, said):
    assert advice(item(facility, index, counts), QUESTION).urgency == said


def test_with_few_attempts_nothing_is_concluded():
    told = advice(item(40, -30, {"B": (4, 2, 1), "A": (2, 4, 6)}, people=19), QUESTION)

    assert (told.urgency, told.bad) == (advising.FEW, False)


def test_a_letter_that_draws_the_weak_most_is_a_hard_question_and_not_a_wrong_key():
    told = advice(item(15, 30, {"B": (1, 3, 9), "A": (29, 27, 21)}), QUESTION)

    assert told.urgency == advising.TOO_HARD


def test_a_key_that_a_regrade_has_put_right_is_doubted_no_more():
    told = advice(item(67, 30, {"B": (20, 10, 6), "A": (10, 20, 24)}, accepted="AB"), QUESTION)

    assert told.urgency == advising.FINE
