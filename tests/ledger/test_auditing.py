"""What an audit line holds, and what is refused."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction

from ledger import auditing, guarding, sealing
from ledger.entries import LedgerError
from ledger.models import AuditHead, AuditLine
from ledger.verifying import verify
from people.models import User, Worker
from tests.factories import people

pytestmark = pytest.mark.database


def test_a_line_says_who_did_what_where_and_why(worker, officer):
    line = auditing.record(officer, "worker.suspend", worker, reason="请了长假", days=3)

    line.refresh_from_db()
    assert (line.actor, line.deed, line.target_id) == (officer, "worker.suspend", str(worker.pk))
    assert (line.path, line.reason, line.detail) == (worker.grid.path, "请了长假", {"days": 3})
    assert line.number == AuditHead.objects.get().number


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_a_deed_without_an_actor_is_refused(worker, nobody):
    with pytest.raises(auditing.AnonymousDeed):
        auditing.record(nobody, "worker.suspend", worker)

    assert not AuditLine.objects.exists()


def test_a_deed_to_a_scoped_row_whose_grid_cannot_be_found_is_refused(officer):
    with pytest.raises(auditing.UnplacedDeed):
        auditing.record(officer, "worker.suspend", Worker(pk=1))


def test_a_deed_to_something_without_a_grid_lies_in_the_whole_tree(city, officer):
    line = auditing.record(officer, "jobs.look", AuditHead())

    assert line.path == city.path


def test_before_and_after_lie_sealed_and_can_be_read_until_the_key_is_destroyed(worker, officer):
    subject = f"worker:{worker.pk}"
    line = auditing.record(
        officer, "worker.change", worker, subject=subject, before={"phone": "13812341234"}, after={"phone": ""}
    )

    assert "13812341234" not in json.dumps(list(AuditLine.objects.values()), default=str)
    assert auditing.change_of(line) == {"before": {"phone": "13812341234"}, "after": {"phone": ""}}

    sealing.destroy(subject)
    later = auditing.record(officer, "worker.change", worker, subject=subject, after={"phone": "13900000000"})

    assert auditing.change_of(line) == auditing.change_of(later) == {}
    assert not verify().wrong


def test_values_nobody_owns_are_kept_in_the_clear(city, officer):
    line = auditing.record(officer, "grid.rename", city, before={"name": "旧"}, after={"name": "新"})

    assert auditing.change_of(line) == {"before": {"name": "旧"}, "after": {"name": "新"}}


def test_days_amounts_and_fractions_come_back_as_they_went_into_the_digest(city, officer):
    auditing.record(officer, "pay.note", city, day=date(2026, 11, 1), sum=Decimal("0.10"), share=1e300, half=0.5)

    assert not verify().wrong
    assert AuditLine.objects.get().detail["sum"] == "0.10"


def test_many_deeds_are_written_at_once(worker, officer, district, django_assert_max_num_queries):
    others = [people.worker(worker.grid) for _ in range(9)]
    deeds = [
        auditing.Deed(one, path=worker.grid.path, subject=f"worker:{one.pk}", after={"name": one.name})
        for one in others
    ]

    with django_assert_max_num_queries(12):
        lines = auditing.record_many(officer, "worker.change", deeds)

    assert [line.number for line in lines] == list(range(lines[0].number, lines[0].number + 9))
    assert not verify().wrong


def test_a_deed_that_is_undone_leaves_no_gap(worker, officer):
    auditing.record(officer, "worker.suspend", worker)

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        auditing.record(officer, "worker.suspend", worker)
        raise ZeroDivisionError
    auditing.record(officer, "worker.resume", worker)

    assert list(AuditLine.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert not verify().wrong


def test_the_address_and_device_of_the_request_are_kept(client, officer, worker):
    client.force_login(officer)

    client.post(
        f"/desk/people/{worker.pk}/suspension/", {"reason": "请假"}, headers={"User-Agent": "WPS\x00 " + "x" * 200}
    )

    line = AuditLine.objects.get(deed="worker.suspend")
    assert (line.address, line.device[:4], len(line.device)) == ("127.0.0.1", "WPS ", 120)


def test_behind_a_proxy_the_address_is_what_the_proxy_saw(client, officer, worker, settings):
    settings.BEHIND_PROXY = True
    client.force_login(officer)

    claimed = {"X-Forwarded-For": "1.1.1.1, 10.0.0.7"}
    client.post(f"/desk/people/{worker.pk}/suspension/", {"reason": "请假"}, headers=claimed)

    assert AuditLine.objects.get(deed="worker.suspend").address == "10.0.0.7"


def test_the_application_refuses_to_change_or_remove_a_line(worker, officer):
    line = auditing.record(officer, "worker.suspend", worker)

    for deed in (line.save, line.delete, AuditLine.objects.all().delete, lambda: AuditLine.objects.update(deed="x")):
        with pytest.raises(LedgerError):
            deed()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_auditline SET deed = 'nothing'",
        "DELETE FROM ledger_auditline",
        "DELETE FROM ledger_audithead",
        "UPDATE ledger_audithead SET number = 0",
    ],
)
def test_the_database_refuses_it_too(worker, officer, statement):
    from django.db import connection

    auditing.record(officer, "worker.suspend", worker)

    with pytest.raises(DatabaseError, match=guarding.REFUSAL), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert AuditLine.objects.get().deed == "worker.suspend"
    assert User.objects.exists()
