"""Server processes are killed while phones save."""

import pytest

from tests.faults.phones import sitting
from tests.faults.servers import Server


@pytest.mark.parametrize("lane", [1, 2])
def test_what_was_acknowledged_survives_the_death_of_the_server(sqlite, lane):
    with Server(sqlite, lane) as server, sitting(sqlite, server.port) as hall:
        for _ in range(3):
            hall.wait_for_saves(20)
            server.kill()
            server.start()
        hall.wait_for_saves(20)
    print(hall)
