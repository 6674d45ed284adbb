"""A round closes once, after its last day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from courses.progress.completing import complete
from courses.rounds.closing import close_round
from courses.rounds.models import Enrolment
from ledger.models import AuditLine
from tests.factories import rounds

pytestmark = pytest.mark.usefixtures("everything")


def test_a_round_is_not_closed_before_its_last_day_is_over(district, worker, trainer):
    round = rounds.opened(district, trainer)

    with pytest.raises(ValidationError, match="最后一天"):
        close_round(round, trainer)


def test_closing_turns_a_resit_into_failed(district, worker, trainer):
    round = rounds.opened(district, trainer, days=(-10, -1))
    complete(rounds.exam_marked(Enrolment.objects.get(), 1, 40, at=timezone.now() - timedelta(days=2)))
    assert Enrolment.objects.get().state == "resit"

    close_round(round, trainer)

    assert Enrolment.objects.get().state == "failed"
    assert AuditLine.objects.get(deed="round closed").actor == trainer


def test_a_round_closes_once(district, worker, trainer):
    round = rounds.opened(district, trainer, days=(-10, -1))
    close_round(round, trainer)

    with pytest.raises(ValidationError, match="已经结班"):
        close_round(round, trainer)


def test_a_trainer_of_another_district_may_not_close_it(district, other_district, worker, trainer, administrator):
    round = rounds.draft(other_district, days=(-10, -1))

    with pytest.raises(PermissionDenied):
        close_round(round, trainer)
