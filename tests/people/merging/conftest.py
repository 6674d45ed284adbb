"""One person entered twice, with rows of many kinds under both numbers."""

from datetime import date

import pytest
from django.apps import apps
from django.core import serializers
from django.utils import timezone

from people.models import Suspension
from tests.factories import appraisals, certificates, grids, pay, people

# What a merge adds and never takes away again.
RECORDS = {
    "people.merge",
    "people.movedrow",
    "ledger.auditline",
    "ledger.audithead",
    "ledger.personkey",
    "people.phoneholding",
}


@pytest.fixture
def kept(worker):
    worker.phone = "13812341234"
    worker.save()
    worker.qualifications.create(title="助理社会工作师", number="A1")
    return worker


@pytest.fixture
def gone(district, kept):
    person = people.worker(
        grids.building(district, 2), name="王秀芝", number="FX777777", phone="13812341234", education="college"
    )
    person.assignments.create(grid=grids.building(district), first_day=date(2025, 3, 1), primary=False)
    person.qualifications.create(title="助理社会工作师", number="B2", issued_on=date(2024, 5, 1))
    person.qualifications.create(title="社会工作师")
    return person


@pytest.fixture
def rich(kept, gone, district, officer, approver):
    """Results of both: a round in common, a certificate, an appraisal, a standing and a pay proposal."""
    training = certificates.round_of(district)
    certificates.qualified(training, kept)
    certificates.certificate_for(gone, training, officer, approver)
    own = certificates.round_of(district, name="只有旧号参加的一轮")
    certificates.qualified(own, gone)
    cycle = appraisals.cycle(district, officer)
    for person in (kept, gone):
        appraisals.enrolment(cycle.round, person)
    pay.standing(gone, officer, approver)
    run = pay.run(pay.approved_cycle(cycle, officer), officer)
    Suspension.objects.create(worker=gone, reason="请假", by=officer, ended_at=timezone.now())
    return {"training": training, "own": own, "cycle": cycle, "run": run}


@pytest.fixture
def dump():
    """Every row of every table but the records of merges and of deeds, as text."""

    def read():
        rows = set()
        for model in apps.get_models(include_auto_created=True):
            if model._meta.label_lower not in RECORDS and not model._meta.proxy and model._meta.managed:
                rows |= set(serializers.serialize("jsonl", model._base_manager.all()).splitlines())
        return rows

    return read
