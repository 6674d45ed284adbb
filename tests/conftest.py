"""What every test may ask for: a small tree, a worker, people with roles, and a scope that sees all of it."""

from types import SimpleNamespace

import pytest
from django.core.cache import caches

from assessments.quizzes.exam_time import clock
from grids import scope
from people.models import Role
from tests import databases, ordering
from tests.clients import SignedInClient
from tests.factories import grids, people


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker, django_db_createdb):
    """A copy of the migrated template, in place of a database migrated anew."""
    with django_db_blocker.unblock():
        remove = databases.use_a_copy(anew=django_db_createdb)
        clock.look()  # anchored now, by the empty database, and not by what a test has put there
    yield
    with django_db_blocker.unblock():
        remove()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Here, for pytest regroups by browser after pytest-django has sorted."""
    ordering.put_in_order(items)


@pytest.fixture(autouse=True)
def django_db_serialized_rollback():
    """A test that commits gets back what the migrations put in, Wagtail's root page first of all."""


@pytest.fixture(autouse=True)
def empty_caches():
    """Counters of rate limits and cached pages do not pass from one test to the next."""
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture
def unindexed(monkeypatch):
    """Pages made in this test are found by no search and stand in no list of references: that is a third of making one."""
    for handlers, task in (
        ("modelsearch.signal_handlers", "insert_or_update_object_task"),
        ("wagtail.signal_handlers", "update_reference_index_task"),
    ):
        monkeypatch.setattr(f"{handlers}.{task}", SimpleNamespace(enqueue=lambda *object_: None))


@pytest.fixture
def client():
    return SignedInClient()


@pytest.fixture
def everything(db):
    """The whole tree in sight, for the test's own preparations and looks. Requests made by a client set their own scope."""
    with scope.whole_tree("test"):
        yield


@pytest.fixture
def city(db):
    return grids.city()


@pytest.fixture
def district(city):
    """清河门区 with a street, a community, an estate and two buildings."""
    return grids.district(city)


@pytest.fixture
def other_district(city):
    """海州区, of the same shape."""
    return grids.district(city, code="210902", name="海州区")


@pytest.fixture
def worker(district, everything):
    """王秀兰, a paid full-time grid worker of the district, with an account."""
    return people.worker(grids.building(district), name="王秀兰")


@pytest.fixture
def trainer(district):
    return people.staff(Role.Kind.TRAINER, district)


@pytest.fixture
def officer(district):
    return people.staff(Role.Kind.HR_OFFICER, district)


@pytest.fixture
def approver(district):
    return people.staff(Role.Kind.HR_APPROVER, district)


@pytest.fixture
def administrator(city):
    return people.staff(Role.Kind.CITY_ADMIN, city)
