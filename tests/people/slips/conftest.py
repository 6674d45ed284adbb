"""Somebody who was imported and never signed in, and the people of the community who help."""

import pytest

from people.models import Role
from tests.factories import people


@pytest.fixture
def newcomer(worker):
    """王秀兰 without a password, as an import leaves her."""
    worker.user.set_unusable_password()
    worker.user.save()
    return worker


@pytest.fixture
def community(worker):
    return worker.grid.get_ancestors().get(level=2)


@pytest.fixture
def leader(community):
    return people.staff(Role.Kind.GRID_LEADER, community, name="孙社区")


@pytest.fixture
def guard(district):
    return people.staff(Role.Kind.SECURITY_ADMIN, district, name="钱安全")
