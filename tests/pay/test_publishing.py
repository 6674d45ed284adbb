"""A pay scheme nobody in use falls through."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.pay.models import Coefficient, PayScheme
from people.models import Role
from tests.factories import appraisals, grids, pay, people


def test_every_post_and_grade_in_use_needs_a_coefficient(district, officer, everything):
    people.worker(grids.building(district), post="工作人员", grade=5)

    with pytest.raises(ValidationError, match="工作人员 5 级有 1 人，没有系数"):
        pay.scheme(district, officer)

    assert PayScheme.objects.get().published_at is None


def test_every_band_in_use_and_the_open_grade_need_a_factor(district, officer, everything):
    appraisals.scheme(district, officer)

    with pytest.raises(ValidationError) as refused:
        pay.scheme(district, officer, factors={"优秀": Decimal(1), "合格": Decimal(1), "不合格": Decimal(0)})

    assert refused.value.messages == ["考核等次“基本合格”没有绩效系数。", "考核等次“不定等次”没有绩效系数。"]


def test_a_factor_never_takes_money_away(district, officer, everything):
    with pytest.raises(ValidationError, match="不能是负数"):
        pay.scheme(district, officer, factors=pay.TABLES["factors"] | {"不合格": Decimal(-1)})


def test_a_published_version_no_longer_changes_and_the_next_one_is_numbered(district, officer, everything):
    first = pay.scheme(district, officer)

    with pytest.raises(ValidationError, match="另写一版"):
        Coefficient.objects.filter(scheme=first).first().save()

    assert pay.scheme(district, officer).version == 2


def test_another_districts_officer_publishes_nothing_here(district, other_district, everything):
    with pytest.raises(PermissionDenied):
        pay.scheme(district, people.staff(Role.Kind.HR_OFFICER, other_district))
