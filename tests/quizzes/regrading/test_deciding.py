"""One person proposes, another decides; who sits the exam does neither."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.quizzes.models import Mark, Regrade
from assessments.quizzes.models.regrades import Policy
from assessments.quizzes.regrading import deciding, proposing
from ledger.models import AuditLine
from people.models import Role
from tests.factories import kinds, people, quizzes, regrades

pytestmark = pytest.mark.usefixtures("everything")

APPROVED, RETURNED = Regrade.Decision.APPROVED, Regrade.Decision.RETURNED


def test_every_step_leaves_a_line(sat, trainer, admin):
    regrades.approved(regrades.proposed(sat, trainer), admin)

    lines = AuditLine.objects.filter(deed__startswith="regrade").order_by("number").values_list("deed", "actor")
    assert list(lines) == [
        ("regrade proposed", trainer.pk),
        ("regrade approved", admin.pk),
        ("regrade carried out", admin.pk),
    ]


def test_only_another_administrator_of_training_here_decides(sat, district, other_district, admin):
    regrade = regrades.proposed(sat, admin)
    strangers = [people.staff(kind, district) for kind in (Role.Kind.TRAINER, Role.Kind.HR_APPROVER)]

    for user in [*strangers, people.staff(Role.Kind.TRAINING_ADMIN, other_district), admin]:
        with pytest.raises(PermissionDenied):
            deciding.decide(regrade, APPROVED, user)


def test_whoever_sits_the_exam_neither_proposes_nor_decides(sat, trainer, worker, district):
    Role.objects.create(user=worker.user, kind=Role.Kind.TRAINING_ADMIN, grid=district, first_day="2024-01-01")

    with pytest.raises(PermissionDenied):
        regrades.proposed(sat, worker.user)
    with pytest.raises(PermissionDenied):
        deciding.decide(regrades.proposed(sat, trainer), APPROVED, worker.user)


def test_sending_back_needs_a_word_and_changes_no_mark(sat, trainer, admin):
    regrade = regrades.proposed(sat, trainer)

    with pytest.raises(ValidationError, match="退回要写一句原因"):
        deciding.decide(regrade, RETURNED, admin, " ")
    deciding.decide(regrade, RETURNED, admin, "依据在哪里？")

    with pytest.raises(ValidationError, match="已经有人审批过了"):
        deciding.decide(regrade, APPROVED, admin)
    assert Regrade.objects.get().state == "returned"
    assert not Mark.objects.exclude(regrade=None).exists()


def test_a_form_keeps_something_to_count(worker, district, trainer):
    attempt = regrades.handed_in(quizzes.attempt_at(worker, district, [kinds.TRUE_FALSE, kinds.DESCRIPTION]), {1: "A"})

    with pytest.raises(ValidationError, match="就没有计分的题了"):
        regrades.proposed(attempt, trainer, Policy.DROP)


def test_a_trial_is_written_over_until_it_is_handed_on(sat, trainer):
    version, place = regrades.version_at(sat), regrades.place_of(sat)
    proposing.draft(version, place, Policy.ALL, {}, "错题", trainer)

    again = proposing.draft(version, place, Policy.DROP, {}, "错题", trainer)
    proposing.propose(again, trainer)

    assert Regrade.objects.get().policy == Policy.DROP
    with pytest.raises(ValidationError, match="已经提交过了"):
        proposing.propose(again, trainer)
