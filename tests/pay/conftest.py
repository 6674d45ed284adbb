import pytest

from tests.factories import appraisals


@pytest.fixture
def cycle(district, officer, everything):
    """An open cycle of the district, nobody in its round yet."""
    return appraisals.cycle(district, officer)
