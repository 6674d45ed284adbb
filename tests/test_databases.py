"""The test databases themselves."""

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_the_root_page_outlives_a_test_that_commits(time):
    assert Page.objects.filter(depth=1).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL gets it back before the next test")
def test_what_is_emptied_is_put_back_at_once():
    before = connection.creation.serialize_db_to_string()

    call_command("flush", interactive=False, inhibit_post_migrate=True, verbosity=0)

    assert connection.creation.serialize_db_to_string() == before
