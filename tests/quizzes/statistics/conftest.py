"""A quiz of five questions that people of the district have sat."""

import pytest

from tests.factories import grids, sittings

# Six people of every strength, three times over, and four more: the stronger, the more is right, but for the last question,
# where the strong say C and the key says B.
ROWS = ["BBBBC", "BBBAC", "BBABC", "BBAAB", "BAAAB", "AAAAB"] * 3 + ["BBBBC"] * 2 + ["AADA ", "ADAAB"]


@pytest.fixture
def step(district, everything):
    return sittings.step(district)


@pytest.fixture
def sat(step, district):
    return sittings.sat(step, grids.building(district), ROWS)
