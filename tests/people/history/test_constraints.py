"""What the database itself holds against."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from people.models import Employment

pytestmark = pytest.mark.database
BEGAN, DAY = date(2024, 1, 1), date(2025, 3, 10)


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_one_employment_is_open_at_a_time(worker):
    refused(lambda: worker.employments.create(category=worker.category, first_day=DAY))


def test_one_leave_is_open_at_a_time(worker):
    worker.leaves.create(kind="sick", first_day=BEGAN)

    refused(lambda: worker.leaves.create(kind="sick", first_day=DAY))


def test_nothing_ends_before_it_begins(worker):
    before = date(2023, 12, 31)

    refused(lambda: Employment.objects.update(last_day=before))
    refused(lambda: worker.assignments.update(last_day=before))
    refused(lambda: worker.leaves.create(kind="sick", first_day=BEGAN, last_day=before))
