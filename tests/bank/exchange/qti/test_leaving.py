"""What of a QTI item does not come along, what is refused and what has to be put right is named."""

import pytest

from tests.bank.exchange.qti.files import only, read
from tests.bank.exchange.qti.items import (
    choices,
    item,
    mapping,
    outcome,
    response,
    two_sets,
)

PAIR, SOME = "directedPair", "multiple"


LEFT = {
    "choices that keep their places": (
        choices("甲", "乙", "丙", shuffle="true").replace('"C"', '"C" fixed="true"'),
        response("A"), "match_correct", "位置固定",
    ),
    "a score below nothing": (
        choices("甲", "乙", maxChoices="0"), response("A", cardinality=SOME, inner=mapping({"A": "1", "B": "-1"})), "map_response",
        "最低是 0 分",
    ),
    "feedback for right and wrong": (
        choices("甲", "乙") + '<p><feedbackInline outcomeIdentifier="F" identifier="OK">好</feedbackInline></p>',
        response("A") + outcome("F", "identifier"), "match_correct", "总评语",
    ),
    "a video": (choices("甲", "乙") + '<p><object type="video/mp4" data="a.mp4"/></p>', response("A"), "match_correct", "a.mp4"),
    "a picture from elsewhere": (
        '<p><img src="https://x.example/a.png" alt="图"/></p>' + choices("甲", "乙"), response("A"), "match_correct", "x.example",
    ),
    "rules that are not there": (choices("甲", "乙"), response("A"), "", "没有评分规则"),
    "pairs of different worth": (
        two_sets({"C": "甲", "D": "乙"}, {"M": "丙", "R": "丁"}),
        response("C M|D R", PAIR, SOME, mapping({"C M": "1", "D R": "2"})), "map_response", "分值不一样",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT)
def test_what_does_not_come_along_is_named(name):
    body, declared, processing, words = LEFT[name]

    assert any(words in str(fault) for fault in only(item(body, declared, processing)).left)


REFUSED = {
    "another interaction": ('<sliderInteraction responseIdentifier="RESPONSE"/>', response("1", "float"), "sliderInteraction"),
    "other rules": (choices("甲", "乙"), response("A") + "<!--exit-->", "exitResponse"),
    "a sum with a limit": (
        choices("甲", "乙", "丙", maxChoices="0"),
        response("A", cardinality=SOME, inner=mapping({"A": "1", "B": "1"}, upperBound="1")), "上下限",
    ),
    "a point to hit exactly": (
        '<selectPointInteraction responseIdentifier="RESPONSE"/>', response("1 2", "point"), "确切的像素",
    ),
    "part of an order": (
        choices("甲", "乙", "丙", kind="orderInteraction"), response("A|B", cardinality="ordered"), "其中几项",
    ),
    "one with several": (
        two_sets({"C": "甲", "D": "乙"}, {"M": "丙", "R": "丁"}), response("C M|C R|D R", PAIR, SOME), "连好几项",
    ),
    "no body": ("", response("A"), "itemBody"),
    "coordinates in percent": (
        '<hotspotInteraction responseIdentifier="RESPONSE"><hotspotChoice identifier="A" shape="rect" coords="1%,2,3,4"/>'
        "</hotspotInteraction>", response("A"), "1%",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_place_is_refused_by_name(name):
    body, declared, words = REFUSED[name]
    processing = {"other rules": "<exitResponse/>", "a sum with a limit": "map_response"}.get(name, "match_correct")
    xml = item(body, declared, processing)

    [fault] = read(xml.replace("<itemBody></itemBody>", "")).faults

    assert words in str(fault)
    assert "一题" in str(fault)
    assert fault.line == 2


UNSOUND = {
    "no key": (choices("甲", "乙"), response(), "", "没有标准答案"),
    "a key that names no choice": (choices("甲", "乙"), response("Z"), "match_correct", "Z"),
    "an order of something else": (
        choices("甲", "乙", kind="orderInteraction"), response("A|Z", cardinality="ordered"), "match_correct", "Z",
    ),
    "no pairs": (two_sets({"C": "甲"}, {"M": "丙", "R": "丁"}), response("", PAIR, SOME), "", "没有标准答案"),
    "nothing accepted": ('<p>填 <textEntryInteraction responseIdentifier="RESPONSE"/></p>', response("", "string"), "", "没有标准答案"),
    "no picture": (
        '<hotspotInteraction responseIdentifier="RESPONSE"><object type="image/png" data="a.png"/>'
        '<hotspotChoice identifier="A" shape="rect" coords="1,2,3,4"/></hotspotInteraction>', response("A"), "match_correct", "图",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UNSOUND)
def test_what_can_be_read_and_has_to_be_put_right_says_what(name):
    body, declared, processing, words = UNSOUND[name]

    found = read(item(body, declared, processing))

    assert (found.items, found.faults) == ([], [])
    [(_item, fault)] = found.unsound
    assert words in str(fault)
