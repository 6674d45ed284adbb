"""Progress is told from pages, and nobody searches for them."""

import pytest


@pytest.fixture(autouse=True)
def pages_are_not_looked_for(unindexed):
    """Nobody searches for pages here."""
