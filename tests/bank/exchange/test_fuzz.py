"""Whatever a file holds, a parser answers with questions and sentences: it never breaks."""

import pytest

from assessments.bank.checking import faults
from assessments.bank.exchange import transport
from assessments.bank.exchange.describing import described
from assessments.bank.exchange.formats import FORMATS
from assessments.bank.exchange.found import Found, Unreadable
from tests.bank.exchange.forking import unread
from tests.bank.exchange.mangling import mangled
from tests.bank.exchange.samples import SAMPLES

FILES = 5


def look_at(key: str, data: bytes) -> None:
    """All that happens to a file before a person sees it."""
    try:
        found = FORMATS[key].read(data)
    except Unreadable as unreadable:
        assert str(unreadable.fault)
        return
    for item in [*found.items, *(item for item, _fault in found.unsound)]:
        faults(item.wording)
        described(item)
    assert all(str(fault) for fault in found.all_faults)
    assert transport.from_lines(transport.to_lines(found)) == Found(found.items, found.unsound, found.faults)


def good(key: str, place: int = 0, step: int = 1) -> bytes:
    """A file of the samples, or of every `step`th of them: small files are read sooner and spoiled in more of their places."""
    carried = [sample for sample in SAMPLES if FORMATS[key].carries(sample)]
    return FORMATS[key].write(carried[place::step] or carried)


@pytest.mark.parametrize("key", list(FORMATS))
def test_two_thousand_spoiled_files_break_nothing(key):
    for place in range(FILES):
        for data in mangled(good(key, place, FILES), 2_000 // FILES, seed=place):
            look_at(key, data)


@pytest.mark.fuzz
@pytest.mark.parametrize("part", range(10))
@pytest.mark.parametrize("key", list(FORMATS))
def test_a_hundred_thousand_spoiled_files_break_nothing(key, part):
    files = list(mangled(good(key), 10_000, seed=100 + part))

    too_large = list(unread(files, lambda data: look_at(key, data)))

    assert len(too_large) <= 10  # a cell in the last row and column of a sheet
