"""Opening a round freezes what it asks for and enrols who is due."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from courses.rounds.models import Enrolment, RoundStep
from courses.rounds.opening import open_round
from ledger.models import AuditLine
from tests.factories import rounds

pytestmark = pytest.mark.usefixtures("everything")


def test_opening_copies_the_live_steps_in_order(district, worker, trainer):
    course = rounds.course(district)
    round = rounds.draft(district)

    enrolled = open_round(round, [course], trainer)

    steps = RoundStep.objects.filter(round=round).values_list("order", "kind", "title", "character", "course")
    assert enrolled == 1
    assert list(steps) == [
        (1, "lesson", "第1课", "读", "消防隐患排查"),
        (2, "lesson", "第2课", "读", "消防隐患排查"),
        (3, "quiz", "结业考试", "考", "消防隐患排查"),
    ]


def test_the_final_exam_is_the_last_quiz_whose_cell_says_exam(district, worker, trainer):
    round = rounds.opened(district, trainer)

    assert round.exam_key == round.steps.get(character="考").step_key


def test_a_round_may_have_no_exam(district, worker, trainer):
    round = rounds.opened(district, trainer, [rounds.course(district, exam=False)], required="0.5")

    assert round.exam_key is None


def test_what_is_not_published_is_not_asked_for(district, worker, trainer):
    course = rounds.course(district)
    course.get_descendants().get(slug="lesson-2").unpublish()
    round = rounds.draft(district)

    open_round(round, [course], trainer)

    assert list(round.steps.values_list("title", flat=True)) == ["第1课", "结业考试"]


def test_later_changes_of_the_course_leave_the_round_alone(district, worker, trainer):
    course = rounds.course(district)
    round = rounds.opened(district, trainer, [course])

    course.get_descendants().get(slug="lesson-1").unpublish()

    assert round.steps.count() == 3


def test_a_round_opens_once(district, worker, trainer):
    course = rounds.course(district)
    round = rounds.opened(district, trainer, [course])

    with pytest.raises(ValidationError, match="已经开班"):
        open_round(round, [course], trainer)

    assert round.steps.count() == 3


def test_a_round_nobody_could_qualify_in_is_refused(district, worker, trainer):
    round = rounds.draft(district, required="24")

    with pytest.raises(ValidationError, match="不到要求的 24 学时"):
        open_round(round, [rounds.course(district)], trainer)

    assert not Enrolment.objects.exists()


def test_a_round_without_steps_is_refused(district, worker, trainer):
    with pytest.raises(ValidationError, match="没有已发布的课"):
        open_round(rounds.draft(district), [], trainer)


def test_a_round_without_people_is_refused_and_stays_a_draft(district, worker, trainer):
    round = rounds.draft(district, audience={"categories": ["村干部"]})

    with pytest.raises(ValidationError, match="一个人也没有"):
        open_round(round, [rounds.course(district)], trainer)

    assert round.opened_at is None
    assert not RoundStep.objects.exists()


def test_a_trainer_of_another_district_may_not_open_it(district, other_district, worker, trainer):
    with pytest.raises(PermissionDenied):
        open_round(rounds.draft(other_district), [rounds.course(other_district)], trainer)


def test_opening_is_written_down_with_its_actor(district, worker, trainer):
    round = rounds.opened(district, trainer)

    line = AuditLine.objects.get(deed="round opened")
    assert (line.actor, line.target_id, line.path) == (trainer, str(round.pk), district.path)
    assert round.opened_by == trainer
