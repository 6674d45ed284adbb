"""Which questions a paper may be drawn from."""

from datetime import date

import pytest

from assessments.bank.approving import retire
from assessments.bank.queries import usable
from tests.factories import bank

pytestmark = pytest.mark.usefixtures("everything")
DAY = date(2026, 11, 20)


def test_an_approved_question_in_force_may_be_asked(district):
    version = bank.version(district)

    assert list(usable(DAY)) == [version]


@pytest.mark.parametrize(
    "values",
    [
        {"state": "draft"},
        {"state": "in_review"},
        {"basis": ""},
        {"valid_from": date(2026, 11, 21)},
        {"valid_to": date(2026, 11, 19)},
    ],
    ids=["draft", "in review", "no basis", "not yet in force", "no longer in force"],
)
def test_others_may_not(district, values):
    bank.version(district, **values)

    assert not usable(DAY).exists()


def test_of_two_approved_wordings_the_newer_is_asked(district):
    old = bank.version(district)
    new = bank.version(district, item=old.item, number=2)
    bank.version(district, item=old.item, number=3, state="draft")

    assert list(usable(DAY)) == [new]


def test_a_retired_question_is_not_asked_again(district, trainer):
    retire(bank.version(district).item, trainer)

    assert not usable(DAY).exists()
