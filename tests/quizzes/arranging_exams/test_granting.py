"""What one person is granted: by two people, for reasons, before and during an exam."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from assessments.quizzes.arranging_exams import granting, opening_halls
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.exam_time.clock import MINUTE, now_us, to_us
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import submitting
from assessments.quizzes.sitting.starting import NotAllowed, start
from ledger.models import AuditLine
from people.models import Role
from tests.factories import exams, grids, people, quizzes

pytestmark = pytest.mark.usefixtures("everything")


def test_who_proposed_does_not_approve_and_before_that_nothing_holds(step, enrolment, trainer, colleague):
    grant = granting.propose(enrolment, step, trainer, minutes=10, reason="示例：右手受伤")

    with pytest.raises(PermissionDenied):
        granting.approve(grant, trainer)
    granting.approve(grant, colleague)

    began = start(enrolment, step, now := now_us())
    assert (began.extra_minutes, began.closes_us) == (10, now + 40 * MINUTE)
    deeds = AuditLine.objects.filter(deed__startswith="grant").order_by("number")
    assert [(line.deed, line.actor) for line in deeds] == [("grant proposed", trainer), ("grant approved", colleague)]


def test_nobody_else_and_not_the_person_decides(step, enrolment, trainer, district, other_district, worker):
    grant = granting.propose(enrolment, step, trainer, minutes=10, reason="示例")
    Role.objects.create(user=worker.user, kind="trainer", grid=district, first_day="2026-01-01")

    for user in (
        people.staff(Role.Kind.TRAINER, other_district),
        people.staff(Role.Kind.HR_OFFICER, district),
        worker.user,
    ):
        with pytest.raises(PermissionDenied):
            granting.approve(grant, user)


@pytest.mark.database
def test_minutes_during_the_exam_move_its_deadline_once(step, enrolment, trainer, colleague):
    began = start(enrolment, step)
    grant = granting.propose(enrolment, step, trainer, minutes=10, reason="示例：停电", this_attempt=True)

    lengthened = granting.approve(grant, colleague)
    with pytest.raises(Refused, match="已经有人办过了"):
        granting.approve(grant, colleague)

    assert lengthened.closes_us == began.closes_us + 10 * MINUTE
    assert Attempt.objects.get().extra_minutes == 10
    submitting.submit(began)
    assert start(enrolment, step).extra_minutes == 0


def test_a_hall_without_power_gets_time_in_two_steps(step, enrolment, trainer, colleague, district):
    held = exams.arranged(step, trainer, on_site=True)
    leader = people.staff(Role.Kind.GRID_LEADER, district)
    hall = opening_halls.set_up(held, district, trainer, name="二楼", place="", invigilators=[leader])
    others = [quizzes.enrolment(step, people.worker(grids.building(district))) for _ in range(2)]
    began = [start(one, step, hall=hall) for one in (enrolment, *others)]

    for _pressed_twice in range(2):
        assert granting.propose_for_hall(hall, leader, 10, "示例：停电") == 3
    submitting.submit(began[2])
    assert granting.approve_all_sitting(step, colleague) == 2
    assert granting.approve_all_sitting(step, colleague) == 0

    minutes = Attempt.objects.order_by("pk").values_list("extra_minutes", flat=True)
    assert list(minutes) == [10, 10, 0]


def test_the_same_proposal_sent_twice_is_one(step, enrolment, trainer):
    first, again = (granting.propose(enrolment, step, trainer, minutes=10, reason="示例：右手受伤") for _ in range(2))

    assert again == first
    assert granting.propose(enrolment, step, trainer, minutes=20, reason="示例：右手受伤") != first


def test_an_attempt_that_is_over_is_not_lengthened(step, enrolment, trainer, colleague):
    began = start(enrolment, step)
    grant = granting.propose(enrolment, step, trainer, minutes=10, reason="示例：停电", this_attempt=True)
    submitting.submit(began)

    with pytest.raises(Refused, match="已经交卷"):
        granting.approve(grant, colleague)

    assert not grant.decisions.exists()


def test_who_was_ill_comes_in_at_an_own_time(step, enrolment, trainer, colleague):
    exams.arranged(step, trainer, entry_until=exams.hours(1))
    window = {"entry_from": exams.hours(24), "entry_until": exams.hours(25)}
    exams.granted(enrolment, step, trainer, colleague, **window)

    with pytest.raises(NotAllowed, match="还没有到入场时间"):
        start(enrolment, step, to_us(exams.hours(2)))
    assert start(enrolment, step, to_us(exams.hours(24.5))).number == 1


def test_a_further_attempt_is_granted_by_name_and_can_be_revoked(step, enrolment, trainer, colleague):
    for _ in range(2):
        submitting.submit(start(enrolment, step))
    grant = exams.granted(enrolment, step, trainer, colleague, attempts=1)
    submitting.submit(start(enrolment, step))
    with pytest.raises(NotAllowed, match="次数用完了"):
        start(enrolment, step)

    again = exams.granted(enrolment, step, trainer, colleague, attempts=1)
    granting.revoke(again, trainer, "写错了人")

    with pytest.raises(NotAllowed, match="次数用完了"):
        start(enrolment, step)
    with pytest.raises(Refused, match="已经不算了"):
        granting.revoke(again, colleague, "再撤一次")
    assert grant.decisions.count() == 1


def test_half_a_grant_is_refused(step, enrolment, trainer):
    halves: dict[str, dict[str, Any]] = {
        "请写原因": {"reason": " "},
        "至少写一样": {"reason": "示例"},
        "从几点到几点都要写": {"reason": "示例", "attempts": 1, "entry_from": exams.hours(1)},
        "要正在考": {"reason": "示例", "minutes": 5, "this_attempt": True},
    }

    for reason, values in halves.items():
        with pytest.raises(Refused, match=reason):
            granting.propose(enrolment, step, trainer, **values)
