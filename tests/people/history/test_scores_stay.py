"""Scores stay with the unit that earned them, wherever the person serves now."""

from datetime import date

import pytest
from django.apps import apps
from django.db.models import F

from courses.progress.completing import complete
from courses.progress.models import Completion, CreditEntry
from courses.rounds.models import Enrolment
from grids import scope
from grids.scope import Scoped
from people.history.transferring import transfer
from people.models import Worker
from tests.factories import appraisals, certificates, grids, pay, quizzes, rounds

OF_PEOPLE = "people"  # the person's own rows do move
EARNED = {"rounds.Enrolment", "quizzes.Attempt", "appraisals.Appraisal", "pay.Proposal", "certificates.Certificate"}


def earned() -> dict[str, list]:
    """Everything outside the roster that lies in a grid, with that grid."""
    rows = {}
    for model in apps.get_models():
        if issubclass(model, Scoped) and model._meta.app_label != OF_PEOPLE and "worker__grid" not in model.scope_path:
            place = F(model.scope_path)
            rows[model._meta.label] = list(model.objects.annotate(lies=place).values_list("pk", "lies").order_by("pk"))
    return rows


@pytest.fixture
def results(worker, district, trainer, officer, approver):
    """王秀兰 has learnt, sat an exam, been appraised, been proposed pay and got a certificate."""
    enrolment = rounds.opened(district, trainer).enrolments.get()
    complete(rounds.lesson_done(enrolment, 1))
    quizzes.attempt(worker, district)
    cycle = appraisals.cycle(district, officer)
    appraisals.enrolment(cycle.round, worker)
    pay.standing(worker, officer, approver)
    pay.run(pay.approved_cycle(cycle, officer), officer)
    certificates.certificate_for(worker, certificates.round_of(district), officer, approver)


def test_a_transfer_moves_nothing_that_was_earned(results, worker, district, other_district, administrator):
    before, home = earned(), worker.grid

    transfer(worker, grids.building(other_district), date(2025, 3, 10), administrator, reason="跨区调动")

    assert Worker.objects.get(pk=worker.pk).county_code == "210902"
    assert earned() == before
    assert all(before[label] for label in EARNED)
    assert set(Enrolment.objects.values_list("grid", "county_code")) == {(home.pk, "210905")}
    with scope.within(district.path):
        assert Completion.objects.exists() and CreditEntry.objects.exists()
    with scope.within(other_district.path):
        assert not Enrolment.objects.exists()
