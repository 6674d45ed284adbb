"""Server processes are killed, or stopped, while phones save."""

from urllib.request import urlopen

import pytest

from tests.faults.conftest import times
from tests.faults.phones import sitting
from tests.faults.servers import Server


@pytest.mark.parametrize("lane", [1, 2])
def test_what_was_acknowledged_survives_the_death_of_the_server(sqlite, lane, tell):
    kills = times(3, "FAULTS_KILLS")
    with Server(sqlite, lane) as server, sitting(sqlite, server.port) as hall:
        for _ in range(kills):
            hall.wait_for_saves(10)
            server.kill()
            server.start()
        hall.recover()

    tell(f"lane {lane} on SQLite: {server.kills} kills, {hall}")
    assert hall.troubles >= server.kills == kills


@pytest.mark.parametrize("lane", [1, 2])
def test_a_server_that_is_stopped_answers_what_it_has_taken(sqlite, lane):
    """A graceful stop cuts at most what had not been taken."""
    with Server(sqlite, lane) as server, sitting(sqlite, server.port, phones=16) as hall:
        hall.wait_for_saves(50)
        server.stop()
        server.start()
        hall.recover()


def test_the_server_with_the_second_lane_has_all_pages(sqlite):
    with Server(sqlite, 2) as server, urlopen(f"http://127.0.0.1:{server.port}/account/login/") as page:
        assert "csrfmiddlewaretoken" in page.read().decode()
