import logging

import pytest
from django.db import transaction

from grids import scope
from tests.matrix.world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Two districts, built once for all the walks; each request undoes what it did, and at the end all of it goes."""
    with django_db_blocker.unblock(), transaction.atomic():
        with scope.whole_tree("matrix"):
            made: World = build()
        logging.disable(logging.CRITICAL)  # thousands of refusals, each with its traceback
        yield made
        logging.disable(logging.NOTSET)
        transaction.set_rollback(True)
