"""A pay figure opens level by level, down to the answered question."""

import json
from decimal import Decimal

import pytest

from assessments.appraisals import rating
from assessments.pay.explaining import explain
from assessments.pay.models import Proposal
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import submitting
from ledger.trace import Trace
from tests.factories import appraisals, pay, quizzes


@pytest.fixture
def proposal(district, worker, officer, approver, everything) -> Proposal:
    """Of somebody who answered four of five questions right."""
    attempt = quizzes.attempt(worker, district)
    round = attempt.enrolment.round
    round.exam_key = attempt.step_key
    round.save()
    Attempt.objects.filter(pk=attempt.pk).update(answers=json.dumps(quizzes.sheet(attempt, wrong=1)))
    attempt.refresh_from_db()
    submitting.submit(attempt)
    cycle = appraisals.cycle(district, officer, round=round)
    rating.rate(cycle, worker, Decimal(90), officer)
    pay.standing(worker, officer, approver)
    pay.approved_cycle(cycle, officer)
    return Proposal.objects.get(run=pay.run(cycle, officer))


def under(lines: list[Trace], *labels: str) -> Trace:
    """The line reached by these beginnings of labels."""
    found = next(line for line in lines if line.label.startswith(labels[0]))
    return under(found.lines, *labels[1:]) if labels[1:] else found


def test_the_lines_add_up_to_the_total(proposal):
    assert sum(Decimal(line.value.replace(",", "")) for line in explain(proposal)) == proposal.total


def test_the_performance_part_opens_down_to_the_answers(proposal):
    exam = under(explain(proposal), "绩效部分", "示例考核", "结业考试", "楼道小测")

    questions = [question for topic in exam.lines for question in topic.lines]
    assert exam.how.endswith("16 ÷ 20 = 80 %")
    assert sorted(question.mark for question in questions) == ["right"] * 4 + ["wrong"]


def test_the_basic_part_opens_down_to_the_opening_balance(proposal):
    standing = under(explain(proposal), "基本部分", "期初数：工作人员 3 级")

    assert "依据：示例台账" in standing.how


def test_the_incentive_opens_onto_the_credit_and_the_exam(proposal):
    incentive = under(explain(proposal), "轮训激励")

    assert [line.label for line in incentive.lines] == ["2026 年第二轮合格", "楼道小测"]
    assert incentive.lines[0].lines
