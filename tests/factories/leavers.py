"""Somebody who left long ago, with results of every kind behind them."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from assessments.appraisals import deducting
from assessments.certificates.models import Certificate
from assessments.pay.models import Run
from grids.models import Grid
from people import suspending
from people.models import User, Worker
from people.privacy import correcting
from tests.factories import appraisals, certificates, identities, pay

PHONE = "13812345678"
NAME = "乌云其其格"
YEARS_AGO = timedelta(days=366 * 4)


def with_history(worker: Worker, district: Grid, officer: User, approver: User) -> tuple[Certificate, Run]:
    """A roster entry with everything filled in, a round, an appraisal, a pay run, a certificate, a suspension, a request."""
    Worker.objects.filter(pk=worker.pk).update(
        name=NAME, phone=PHONE, former_names="乌云", education="college", post="工作人员", grade=3
    )
    User.objects.filter(pk=worker.user_id).update(name=NAME, phone=PHONE)
    worker.refresh_from_db()
    identities.numbered(worker)
    worker.qualifications.create(title="助理社会工作师", number="LN-2020-77")
    cycle = appraisals.cycle(district, officer)
    appraisals.enrolment(cycle.round, worker)
    pay.standing(worker, officer, approver)
    deducting.deduct(cycle, worker, Decimal(2), "月报迟交", officer)
    pay.approved_cycle(cycle, officer)
    run = pay.run(cycle, officer)
    certificate = certificates.certificate_for(worker, certificates.round_of(district), officer, approver)
    suspending.suspend(worker, "替别人答题", officer)
    suspending.resume(worker, officer)
    correcting.ask(worker, "phone", PHONE, "换了号")
    return certificate, run


def gone(worker: Worker) -> Worker:
    """The same worker, who left more than three years ago."""
    Worker.objects.filter(pk=worker.pk).update(left_on=timezone.localdate() - YEARS_AGO)
    worker.refresh_from_db()
    return worker
