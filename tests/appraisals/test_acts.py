"""Publishing, rating, deducting, computing and approving."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.appraisals import approving, computing, deducting, drafting, publishing, rating
from assessments.appraisals.models import Appraisal, AppraisalLine, Band, Criterion, Rating
from people.models import Role, User
from tests.factories import appraisals, people


def test_a_published_scheme_no_longer_changes(cycle, officer):
    with pytest.raises(ValidationError, match="已经发布，不再改动"):
        publishing.publish(cycle.scheme, officer)
    with pytest.raises(ValidationError, match="另写一版"):
        Criterion.objects.filter(scheme=cycle.scheme).first().save()
    with pytest.raises(ValidationError, match="另写一版"):
        Band.objects.filter(scheme=cycle.scheme).first().delete()


def test_a_scheme_with_a_gap_stays_a_draft(district, officer, everything):
    bands = [band for band in appraisals.BANDS if band["name"] != "基本合格"]
    scheme = drafting.draft(district, "有缺口", appraisals.CRITERIA, bands, officer)

    with pytest.raises(ValidationError, match="60 到 70 分没有等次"):
        publishing.publish(scheme, officer)

    scheme.refresh_from_db()
    assert scheme.published_at is None


def test_a_trainer_publishes_no_scheme(district, trainer, officer, everything):
    scheme = drafting.draft(district, "示例", appraisals.CRITERIA, appraisals.BANDS, officer)

    with pytest.raises(PermissionDenied):
        publishing.publish(scheme, trainer)


def test_a_later_rating_supersedes_the_earlier_one(cycle, officer):
    worker = appraisals.due(cycle, officer, exam=100, supervisor=50)
    rating.rate(cycle, worker, Decimal(100), officer, "更正")

    computing.compute(cycle, officer)

    assert Appraisal.objects.get(worker=worker).total == 100
    assert Rating.objects.filter(worker=worker).count() == 2


def test_the_same_rating_twice_adds_nothing(cycle, officer):
    worker = appraisals.due(cycle, officer, supervisor=90)

    assert rating.rate(cycle, worker, Decimal(90), officer) == 0
    assert Rating.objects.filter(worker=worker).count() == 1


@pytest.mark.parametrize("score", [Decimal(-1), Decimal("100.01")])
def test_a_rating_outside_the_scale_is_refused(cycle, officer, score):
    worker = appraisals.due(cycle, officer, supervisor=None)

    with pytest.raises(ValidationError, match="0 到 100"):
        rating.rate(cycle, worker, score, officer)


def test_somebody_outside_the_round_cannot_be_rated(cycle, officer, worker):
    with pytest.raises(ValidationError, match="不在“2026 年第一轮”的名单里"):
        rating.rate(cycle, worker, Decimal(90), officer)


def test_a_deduction_names_its_reason_and_can_be_withdrawn(cycle, officer):
    worker = appraisals.due(cycle, officer, exam=100, supervisor=100)
    with pytest.raises(ValidationError, match="写明扣分的事由"):
        deducting.deduct(cycle, worker, Decimal(2), " ", officer)

    deducting.deduct(cycle, worker, Decimal(2), "工单超时两次", officer, key="2026-05")
    deducting.deduct(cycle, worker, Decimal(2), "工单超时两次", officer, key="2026-05")
    computing.compute(cycle, officer)
    assert Appraisal.objects.get(worker=worker).total == 98

    deducting.deduct(cycle, worker, Decimal(-2), "查明不属实", officer)
    computing.compute(cycle, officer)
    assert Appraisal.objects.get(worker=worker).total == 100


def test_more_cannot_be_withdrawn_than_was_taken(cycle, officer):
    worker = appraisals.due(cycle, officer)

    with pytest.raises(ValidationError, match="撤回的比扣过的多"):
        deducting.deduct(cycle, worker, Decimal(-1), "更正", officer)


def test_a_missing_rating_leaves_the_grade_open_and_says_so(cycle, officer):
    worker = appraisals.due(cycle, officer, supervisor=None)

    computing.compute(cycle, officer)

    appraisal = Appraisal.objects.get(worker=worker)
    assert (appraisal.total, appraisal.grade, appraisal.note) == (None, "不定等次", "没有主管评分，不定等次。")
    assert AppraisalLine.objects.get(appraisal=appraisal, criterion__source="supervisor").points is None


@pytest.mark.database
def test_computing_again_replaces_and_keeps_the_address(cycle, officer):
    worker = appraisals.due(cycle, officer, exam=88, supervisor=90)
    computing.compute(cycle, officer)
    first = Appraisal.objects.get(worker=worker)

    rating.rate(cycle, worker, Decimal(70), officer)
    computing.compute(cycle, officer)

    again = Appraisal.objects.get(worker=worker)
    assert (first.pk, first.total, again.total) == (again.pk, Decimal("91.2"), Decimal("83.2"))
    assert again.lines.count() == 4


def test_the_lines_add_up_to_the_total(cycle, officer):
    worker = appraisals.due(cycle, officer, exam=77, supervisor=91)

    computing.compute(cycle, officer)

    appraisal = Appraisal.objects.get(worker=worker)
    assert sum(line.points for line in appraisal.lines.all()) == appraisal.total


def test_an_empty_round_is_not_computed(cycle, officer):
    with pytest.raises(ValidationError, match="没有学员"):
        computing.compute(cycle, officer)


def test_another_districts_people_stay_out(cycle, officer, other_district):
    appraisals.due(cycle, officer)
    stranger = people.worker(other_district)
    appraisals.enrolment(cycle.round, stranger)

    assert computing.compute(cycle, officer) == 1


def test_who_computed_may_not_approve(cycle, district, officer):
    appraisals.due(cycle, officer)
    Role.objects.create(user=officer, kind=Role.Kind.HR_APPROVER, grid=district, first_day="2024-01-01")
    computing.compute(cycle, officer)

    with pytest.raises(PermissionDenied, match="不能是同一人"):
        approving.approve(cycle, User.objects.get(pk=officer.pk))


def test_an_uncomputed_cycle_cannot_be_approved(cycle, approver):
    with pytest.raises(ValidationError, match="还没有计算"):
        approving.approve(cycle, approver)


@pytest.mark.database
def test_after_approval_nothing_changes(cycle, officer, approver):
    worker = appraisals.due(cycle, officer)
    computing.compute(cycle, officer)
    approving.approve(cycle, approver)

    for deed in (
        lambda: computing.compute(cycle, officer),
        lambda: rating.rate(cycle, worker, Decimal(1), officer),
        lambda: deducting.deduct(cycle, worker, Decimal(1), "迟到", officer),
        lambda: approving.approve(cycle, approver),
    ):
        with pytest.raises(ValidationError, match="已经审批"):
            deed()


def test_an_officer_of_another_district_computes_nothing(cycle, other_district):
    stranger = people.staff(Role.Kind.HR_OFFICER, other_district)

    with pytest.raises(PermissionDenied):
        computing.compute(cycle, stranger)
