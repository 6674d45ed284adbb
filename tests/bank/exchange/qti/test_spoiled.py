"""Items of other systems that somebody has spoiled: read or refused, marked or refused, but nothing breaks."""

import pytest

from assessments.bank.exchange import qti
from assessments.bank.exchange.found import BadItem, Fault, Unreadable
from assessments.bank.exchange.qti.item import read_item
from assessments.bank.exchange.qti.marking import mark
from assessments.bank.exchange.qti.package import sources
from tests.bank.exchange.mangling import mangled
from tests.bank.exchange.qti import test_leaving, test_marking
from tests.bank.exchange.qti.items import VERSIONS, item, mapping, matches, outcome, response, sets, when
from tests.bank.exchange.test_fuzz import look_at

TWO = (
    '<p><textEntryInteraction responseIdentifier="RESPONSE"/> <textEntryInteraction responseIdentifier="R2"/></p>'
    '<gapMatchInteraction responseIdentifier="R3"><gapText identifier="W" matchMax="1">一</gapText><p><gap identifier="G"/></p>'
    "</gapMatchInteraction>"
)
KEYS = (
    response("甲", "string", inner=mapping({"甲": "1"}, defaultValue="0"))
    + response("1.5", "float", name="R2")
    + response("W G", "directedPair", "multiple", name="R3")
)
EACH = when(f"<and>{matches('R2')}{matches('R3')}</and>", sets("1", "S1"), sets("0", "S1")) + sets(
    '<sum><variable identifier="S1"/><product><baseValue baseType="float">2</baseValue><mapResponse identifier="RESPONSE"/></product></sum>'
)
ITEMS = [
    *((body, declared, processing) for body, declared, processing, _words in test_leaving.LEFT.values()),
    *((body, declared, processing) for body, declared, processing, _words in test_leaving.UNSOUND.values()),
    *((body, declared, "match_correct") for body, declared, _words in test_leaving.REFUSED.values()),
    *((test_marking.ONE, declared, processing) for processing, declared, _words in test_marking.REFUSED.values()),
    (test_marking.SOME, test_marking.WATER, "map_response"),
    (TWO, KEYS + outcome("S1"), EACH),
]


@pytest.mark.parametrize("version", VERSIONS)
def test_two_thousand_spoiled_items_break_nothing(version):
    _spoil(version, 1 + 2_000 // (len(VERSIONS) * len(ITEMS)))


@pytest.mark.fuzz
@pytest.mark.parametrize("version", VERSIONS)
def test_many_spoiled_items_break_nothing(version):
    _spoil(version, 500)


def _spoil(version: str, each: int) -> None:
    for seed, (body, declared, processing) in enumerate(ITEMS):
        for data in mangled(item(body, declared, processing, version).encode(), each, seed):
            look_at("qti", data)
            look_at_marking(data)


def look_at_marking(data: bytes) -> None:
    try:
        for source in sources(data):
            if not isinstance(source, Fault):
                mark(read_item(source.element, source.line, source.load), {"RESPONSE": ["A"]})
    except (BadItem, Unreadable) as refusal:
        assert str(refusal.fault)


def test_rules_deep_inside_one_another_are_refused():
    deep = sets("1")
    for _time in range(120):
        deep = when(matches(), deep)

    for data in (item(test_marking.ONE, response("A"), deep), item("<div>" * 200 + "</div>" * 200)):
        assert qti.read(data.encode()) is not None
        look_at_marking(data.encode())
