"""A score opens down to the answer, in a bounded number of queries."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.quizzes.asking.words import letters
from assessments.quizzes.models import Attempt
from assessments.quizzes.results.explaining import explain_attempt
from assessments.quizzes.sitting import submitting
from assessments.quizzes.sitting.questions import questions_of
from assessments.quizzes.sitting.sheets import to_text
from tests.factories import quizzes

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def marked(attempt):
    Attempt.objects.update(answers=to_text(quizzes.sheet(attempt, wrong=1)))
    return submitting.submit(attempt)


def test_a_score_is_the_sum_of_its_lines_down_to_each_answer(marked):
    trace = explain_attempt(marked)

    assert (trace.label, trace.value) == ("楼道小测", "16")
    (topic,) = trace.lines
    assert (topic.label, topic.how) == ("楼道与出口", "5 题对 4 题")
    assert sum(int(line.value) for line in topic.lines) == 16
    (wrong,) = [line for line in topic.lines if line.mark == "wrong"]
    assert wrong.note.startswith("答的是 ")


def test_letters_are_those_the_person_saw(marked):
    trace = explain_attempt(marked)

    for question, line in zip(questions_of(marked), trace.lines[0].lines, strict=True):
        assert f"正确答案是 {letters(question.shown, 'B')}。" in line.note


def test_explaining_asks_at_most_six_times(marked):
    caches["local"].clear()

    with CaptureQueriesContext(connection) as queries:
        explain_attempt(marked)

    assert len(queries) <= 6
