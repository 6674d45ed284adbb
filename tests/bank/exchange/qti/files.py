"""Reads what a test has written down."""

from assessments.bank.checking import faults
from assessments.bank.exchange import qti
from assessments.bank.exchange.found import Found, FoundItem


def read(xml: str | bytes) -> Found:
    return qti.read(xml if isinstance(xml, bytes) else xml.encode())


def only(xml: str | bytes) -> FoundItem:
    found = read(xml)
    assert [str(fault) for fault in found.all_faults] == []
    [one] = found.items
    return one


def sound(xml: str | bytes):
    """The wording of a file that holds nothing but one good question, of which nothing is left behind."""
    one = only(xml)
    assert faults(one.wording) == []
    assert [str(fault) for fault in one.left] == []
    return one.wording


def weights(wording) -> list[float]:
    return [float(choice.weight) for choice in wording.choices]
