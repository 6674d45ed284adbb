"""The check digit, and numbers that are never given out twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from assessments.certificates import numbers
from assessments.certificates.models import Sequence

bodies = st.text("0123456789", min_size=18, max_size=18)


def test_the_published_example_of_the_scheme_holds():
    """ISO/IEC 7064 gives 0794 with the check digit 5 for MOD 11,10."""
    assert numbers.check_digit("0794") == "5"


@given(bodies)
def test_every_single_wrong_digit_is_noticed(body):
    number = body + numbers.check_digit(body)

    for at, right in enumerate(number):
        for wrong in set("0123456789") - {right}:
            assert not numbers.adds_up(number[:at] + wrong + number[at + 1 :])


def test_nearly_every_swap_of_two_neighbours_is_noticed():
    swaps = noticed = 0
    for sequence in range(1, 3000):
        number = numbers.compose("210905", 2026, "01", sequence)
        for at in range(len(number) - 1):
            swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
            swaps += swapped != number
            noticed += not numbers.adds_up(swapped)

    assert noticed / swaps > 0.99


@pytest.mark.parametrize("typed", ["210905 2026 01 000128 6", "２１０９０５2026 01-000128-6", " 2109052026010001286 "])
def test_spaces_hyphens_and_wide_digits_are_no_mistake(typed):
    assert numbers.read(typed) == "2109052026010001286"


def test_numbers_follow_one_another_within_region_year_and_kind(db):
    first = numbers.allocate("210905", 2026, "01", 2)
    others = [numbers.allocate(*key, 1)[0] for key in [("210902", 2026, "01"), ("210905", 2027, "01")]]
    second = numbers.allocate("210905", 2026, "01", 1)

    assert [number[12:18] for number in first + second] == ["000001", "000002", "000003"]
    assert [number[12:18] for number in others] == ["000001", "000001"]


def test_the_seventh_digit_of_a_sequence_is_refused(db):
    Sequence.objects.create(region="210905", year=2026, kind="01", last=999_999)

    with pytest.raises(OverflowError):
        numbers.allocate("210905", 2026, "01", 1)


@pytest.mark.database
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_at_once_get_numbers_of_their_own():
    def allocate(_):
        try:
            with transaction.atomic():
                return numbers.allocate("210905", 2026, "01", 5)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        given_out = [number for batch in pool.map(allocate, range(12)) for number in batch]

    assert len(set(given_out)) == 60
    assert max(given_out)[12:18] == "000060"
