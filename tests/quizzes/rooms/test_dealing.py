"""Neighbours hold different forms."""

import pytest

from assessments.quizzes.rooms.dealing import deal

NEW = [()] * 30


def touching(dealt, columns, *, across=False):
    """Pairs of neighbouring seats with the same form."""
    steps = [(0, 1), (1, 0), *([(1, 1), (1, -1)] if across else [])]
    places = {divmod(at, columns): form for at, form in enumerate(dealt)}
    return [
        (place, form)
        for place, form in places.items()
        for down, right in steps
        if places.get((place[0] + down, place[1] + right)) == form
    ]


@pytest.mark.parametrize("columns", [1, 2, 5, 6, 7])
@pytest.mark.parametrize("forms", [2, 3, 4])
def test_nobody_beside_or_behind_has_the_same_form(forms, columns):
    assert touching(deal(range(forms), NEW, columns), columns) == []


@pytest.mark.parametrize("columns", [1, 2, 5, 6, 7])
def test_with_four_forms_nobody_around_has_the_same(columns):
    assert touching(deal(range(4), NEW, columns), columns, across=True) == []


def test_who_sat_before_gets_another_form():
    assert deal([1, 2], [{1}], 6) == [2]


def test_one_form_is_dealt_to_everybody():
    assert deal([7], NEW[:3], 6) == [7, 7, 7]
