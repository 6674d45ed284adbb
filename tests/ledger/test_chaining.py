"""Many write at the same time, and the chain is one chain."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from ledger import auditing
from ledger.models import AuditLine
from ledger.verifying import verify
from people.models import User

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def test_lines_of_eight_at_once_follow_one_another():
    actor = User.objects.create_user("officer", name="经办")

    def act(number):
        try:
            for _ in range(5):
                auditing.record(actor, "test.write", actor, by=number)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(act, range(8)))

    numbers = list(AuditLine.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 41))
    assert verify().lines == 40 and not verify().wrong


def test_the_very_first_lines_may_come_together():
    actor = User.objects.create_user("officer", name="经办")

    def act(number):
        try:
            auditing.record(actor, "test.write", actor, by=number)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(act, range(4)))

    assert verify().lines == 4 and not verify().wrong
