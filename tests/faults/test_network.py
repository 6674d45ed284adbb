"""Requests are cut short and replies swallowed; the same save id again is the same save."""

import pytest

from tests.faults.conftest import times
from tests.faults.network import BadNetwork
from tests.faults.phones import sitting
from tests.faults.servers import Server


@pytest.mark.parametrize("lane", [1, 2])
def test_cut_requests_and_swallowed_replies_lose_and_double_nothing(sqlite, lane, tell):
    with Server(sqlite, lane) as server, BadNetwork(server.port) as network:
        with sitting(sqlite, network.port) as hall:
            hall.wait_for_saves(times(60, "FAULTS_SAVES"), seconds=600)

        tell(f"lane {lane}: {network.cuts} requests cut, {network.swallowed} replies swallowed, {hall}")
        assert network.cuts > 0.1 * network.passed
        assert network.swallowed > 0.2 * network.passed
        assert hall.troubles >= network.cuts + network.swallowed > 0
