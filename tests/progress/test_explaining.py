"""The credit opens onto its entries, with the rule and the evidence of each."""

import pytest
from django.urls import reverse

from courses.progress.completing import complete
from courses.progress.explaining import explain_credit
from courses.rounds.models import Enrolment
from tests.factories import rounds

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def enrolment(district, worker, trainer):
    rounds.opened(district, trainer)
    return Enrolment.objects.select_related("round").get()


def test_every_entry_names_its_step_rule_and_evidence(enrolment):
    complete(rounds.lesson_done(enrolment, 1))
    complete(rounds.exam_marked(enrolment, 17, 80))

    (course,) = explain_credit(enrolment)
    lesson, exam = course.lines

    assert (course.label, course.value) == ("消防隐患排查", "0.75")
    assert (lesson.label, lesson.value, lesson.url) == ("第1课", "0.25", "")
    assert "示例规则第 1 版" in lesson.how
    assert (exam.value, exam.url) == ("0.5", reverse("result", args=[17]))


def test_a_reversal_shows_as_a_line_of_its_own(enrolment):
    complete(rounds.exam_marked(enrolment, 1, 60))
    complete(rounds.exam_marked(enrolment, 1, 56, run=2))

    (course,) = explain_credit(enrolment)

    assert [line.value for line in course.lines] == ["0.5", "−0.5"]
    assert course.value == "0"
