"""Every address × every role × GET and POST × own and other district. `make matrix` walks all of it, `make test` three rows."""

import pytest

from tests.matrix.asking import ROLES, Walk
from tests.matrix.declared import DOORS, GROUPS, door
from tests.matrix.walking import addresses


def test_every_address_is_declared():
    undeclared = [f"{found.key}  {found.pattern}" for found in addresses() if door(found.key, found.pattern) is None]

    assert undeclared == []  # add a line for each to tests/matrix/declared.py


def test_the_declarations_name_addresses_that_exist():
    there = addresses()
    named = {found.key for found in there} | {found.pattern for found in there}

    assert DOORS.keys() - named == set()
    assert [group for group in GROUPS if not any(name.startswith(group) for name in named)] == []


def test_a_visitor_is_asked_to_sign_in_everywhere_else_than_on_public_pages(world):
    walk = Walk(world, "visitor")

    walk.once(all_of_wagtail=True)

    assert not walk.wrong, "\n".join(walk.wrong)


def test_a_worker_sees_what_is_the_workers_own(world):
    walk = Walk(world, "worker")

    walk.once()
    walk.own_things()

    assert not walk.wrong, "\n".join(walk.wrong)


def test_a_trainer_sees_nothing_of_another_district(world):
    walk = Walk(world, "trainer")

    walk.once()

    assert not walk.wrong, "\n".join(walk.wrong)


@pytest.mark.matrix
@pytest.mark.parametrize("role", ROLES)
def test_every_door_is_as_declared(world, role):
    walk = Walk(world, role)

    walk.own()
    walk.foreign()
    walk.mixed()

    assert not walk.wrong, "\n".join(walk.wrong)
