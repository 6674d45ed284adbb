import logging
from copy import deepcopy

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from grids import scope
from tests.matrix.world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Two districts, built once for all the walks; each request undoes what it did, and at the end all of it goes.

    Files are not undone by a database, and two runs side by side have people of the same numbers: each has its own.
    """
    storages = deepcopy(settings.STORAGES)
    storages["private"]["OPTIONS"]["location"] = tmp_path_factory.mktemp("private")
    with override_settings(STORAGES=storages), django_db_blocker.unblock(), transaction.atomic():
        with scope.whole_tree("matrix"):
            made: World = build()
        logging.disable(logging.CRITICAL)  # thousands of refusals, each with its traceback
        yield made
        logging.disable(logging.NOTSET)
        transaction.set_rollback(True)
