"""The test databases themselves."""

import pytest
from wagtail.models import Page


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_the_root_page_outlives_a_test_that_commits(time):
    assert Page.objects.filter(depth=1).exists()
