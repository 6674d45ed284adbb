"""Sealed values are read with the person's key, survive a change of the operator's, and end with the person's."""

import pytest

from ledger import sealing
from ledger.models import PersonKey

pytestmark = pytest.mark.django_db


def test_a_sealed_value_is_read_again_and_does_not_show():
    sealed = sealing.seal("worker:1", "210905199001011234")

    assert "210905" not in sealed
    assert sealing.unseal("worker:1", sealed) == "210905199001011234"


def test_each_person_has_a_key_of_their_own():
    sealed = sealing.seal("worker:1", "秘密")

    with pytest.raises(sealing.InvalidToken):
        sealing.unseal("worker:2", sealed)


def test_after_the_key_is_destroyed_nothing_is_read_and_nothing_new_is_kept():
    sealed = sealing.seal("worker:1", "秘密")
    sealing.destroy("worker:1")

    assert sealing.unseal("worker:1", sealed) is None
    assert sealing.seal("worker:1", "又一个") == ""
    assert PersonKey.objects.get().destroyed_at


def test_a_new_key_in_front_takes_over_and_the_old_one_may_go(settings):
    settings.PRIVACY_KEYS = ["old" * 20]
    sealed = sealing.seal("worker:1", "秘密")

    settings.PRIVACY_KEYS = ["new" * 20, "old" * 20]
    assert sealing.rewrap() == 1
    settings.PRIVACY_KEYS = ["new" * 20]

    assert sealing.unseal("worker:1", sealed) == "秘密"


def test_a_lost_key_is_told_and_not_taken_for_an_erased_person(settings):
    settings.PRIVACY_KEYS = ["old" * 20]
    sealed = sealing.seal("worker:1", "秘密")
    settings.PRIVACY_KEYS = ["another" * 10]

    with pytest.raises(sealing.WrongKey):
        sealing.unseal("worker:1", sealed)


def test_a_value_is_found_by_its_digest_for_one_purpose_only():
    assert sealing.digest("2109", "identity") == sealing.digest("2109", "identity")
    assert sealing.digest("2109", "identity") != sealing.digest("2109", "phone")
    assert len(sealing.digest("2109", "identity")) == 64


@pytest.mark.parametrize("people", [1, 300])
def test_thousands_of_keys_cost_as_many_statements_as_one(people, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert len(sealing.keys_of(f"worker:{number}" for number in range(people))) == people
