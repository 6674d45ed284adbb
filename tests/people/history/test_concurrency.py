"""Two officers at once: the second sees what the first has changed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from grids import scope
from people.history.transferring import transfer
from people.models import Assignment, Worker
from tests.factories import grids, people


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_two_transfers_at_once_leave_one_open_assignment_and_no_overlap():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    with scope.whole_tree("test"):
        district = grids.district(grids.city())
        worker = people.worker(grids.building(district))
        officer = people.staff("hr_officer", district)
        second = grids.building(district, 2)
        estate = second.get_parent()

    def move(grid):
        try:
            with scope.whole_tree("test"):
                transfer(Worker.objects.get(pk=worker.pk), grid, date(2025, 3, 10), officer, reason="片区调整")
            return "moved"
        except ValidationError:
            return "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        came_of_it = list(pool.map(move, [second, estate]))

    with scope.whole_tree("test"):
        rows = Assignment.objects.order_by("first_day")
        assert sorted(came_of_it) == ["moved", "refused"]
        assert [row.last_day for row in rows] == [date(2025, 3, 9), None]
