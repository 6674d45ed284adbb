"""Which attempts count, and what the figures of a quiz in a round are."""

import numpy as np
import pytest

from assessments.quizzes.models import Attempt, Form, Mark
from assessments.quizzes.statistics.gathering import gather
from assessments.quizzes.statistics.grouping import parted
from assessments.quizzes.statistics.reporting import report_on
from grids import scope
from tests.factories import grids, people, quizzes, sittings

pytestmark = pytest.mark.database


def test_everybody_counts_once_with_the_first_attempt_that_was_marked(step, sat):
    enrolled = [attempt.enrolment for attempt in sat[:3]]
    sittings.again(enrolled, Form.objects.get(pk=sat[0].form_id), ["BBBBB"] * 3, "BBBBB", number=2)
    Attempt.objects.filter(pk=sat[0].pk).update(score=None)  # not marked to the end: the second one counts

    found = gather(step)

    assert len(found) == len(sat)
    assert set(found.attempts) >= {attempt.pk for attempt in sat[1:]}
    assert sat[0].pk not in found.attempts


def test_the_newest_mark_of_a_regrade_counts_at_once(step, sat):
    before = report_on(step)
    mark = Mark.objects.get(attempt=sat[0], slot=5)
    Mark.objects.create(attempt=sat[0], slot=5, run=2, version=mark.version, response="C", score=4, max_score=4)

    after = report_on(step)

    assert before.items[mark.version_id].figures.facility == pytest.approx(100 * 10 / 22)
    assert after.items[mark.version_id].figures.facility == pytest.approx(100 * 11 / 22)


def test_only_what_is_in_reach_counts(step, sat, district, other_district):
    sittings.sat(step, grids.building(other_district), ["BBBBB"] * 3)

    with scope.within(district.path):
        assert report_on(step).people == len(sat)
    with scope.within(district.path, other_district.path):
        assert report_on(step).people == len(sat) + 3


def test_a_paper_worth_something_else_is_left_aside(step, sat, district):
    form = Form.objects.get(pk=sat[0].form_id)
    other = Form.objects.create(paper=form.paper, number=2, slots=form.slots[:2], max_score=8)
    newcomer = quizzes.enrolment(step, people.worker(grids.building(district)))
    sittings.again([newcomer], other, ["BB"], "BB", number=1)

    found = report_on(step)

    assert (found.people, found.aside, found.most) == (len(sat), 1, 20)


def test_answers_are_counted_by_thirds_and_equals_stay_together(step, sat):
    key_is_wrong = list(report_on(step).items.values())[4]

    assert key_is_wrong.answers.counts["C"] == (0, 6, 5)
    assert sum(key_is_wrong.answers.sizes) == len(sat)
    assert parted(np.array([3, 1, 2, 2, 2, 9])).tolist() == [2, 0, 1, 1, 1, 2]
    assert parted(np.array([5, 5, 5])).tolist() == [1, 1, 1]


def test_a_question_that_a_regrade_took_out_has_no_figures_and_the_others_keep_theirs(step, sat):
    before = list(report_on(step).items.values())
    for mark in Mark.objects.filter(slot=5):
        Mark.objects.create(attempt_id=mark.attempt_id, slot=5, run=2, version_id=mark.version_id, score=0, max_score=0)

    found = report_on(step)

    *others, dropped = found.items.values()
    assert (found.people, found.aside, found.most) == (len(sat), 0, 16)
    assert (dropped.figures.facility, dropped.figures.discrimination_index) == (None, None)
    assert [item.figures.facility for item in others] == [item.figures.facility for item in before[:4]]
    assert found.figures.alpha > 0


def test_with_a_question_taken_out_of_one_form_the_people_of_all_forms_count(step, sat, district):
    form = Form.objects.get(pk=sat[0].form_id)
    other = Form.objects.create(paper=form.paper, number=2, slots=form.slots, max_score=20)
    newcomer = quizzes.enrolment(step, people.worker(grids.building(district)))
    [attempt] = sittings.again([newcomer], other, ["BBBBB"], "BBBBB", number=1)
    version = form.slots[4]["version"]
    Mark.objects.create(attempt=attempt, slot=5, run=2, version_id=version, score=0, max_score=0)

    found = report_on(step)

    assert (found.people, found.aside, sum(found.bins), found.bins[-1]) == (len(sat) + 1, 0, len(sat) + 1, 1)
