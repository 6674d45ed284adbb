import pytest

from tests.factories import appraisals


@pytest.fixture
def cycle(district, officer, everything):
    """A cycle of the district, its scheme published, nobody in its round yet."""
    return appraisals.cycle(district, officer)
