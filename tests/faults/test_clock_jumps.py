"""The server's wall clock is set while phones save: nobody gains or loses more than a second."""

import pytest

from tests.faults.phones import sitting
from tests.faults.servers import Server

HOUR = 3_600
SECOND = 1_000_000


@pytest.mark.parametrize("lane", [1, 2])
def test_a_jump_of_the_servers_clock_gives_and_takes_no_time(sqlite, lane, tmp_path):
    (wall := tmp_path / "ahead").write_text("0")
    with Server(sqlite, lane, wall) as server, sitting(sqlite, server.port, phones=2, pause=0.02) as hall:
        hall.wait_for_saves(5)
        for ahead in (-2 * HOUR, 400 * 24 * HOUR):
            wall.write_text(str(ahead))
            hall.wait_for_saves(5)
        server.kill()  # a new process meets the wrong clock at its start
        server.start()
        hall.wait_for_saves(5)

    for phone in hall.phones:  # the end it was told lies between these two, however long the answer took
        at_least = max(asked * SECOND + remaining for asked, _answered, remaining in phone.told)
        at_most = min(answered * SECOND + remaining for _asked, answered, remaining in phone.told)
        assert at_least - at_most < SECOND
    assert all(row["saved_us"] < row["closes_us"] for row in sqlite.ask("stored").values() if row["saved_us"])
