"""Two training people of one district: one prepares, the other approves."""

import pytest

from tests.factories import bank


@pytest.fixture
def reviewer(trainer):
    return bank.colleague(trainer)
