"""A response earns what the published rules say, in each version of QTI."""

import pytest

from assessments.bank.exchange.found import BadItem
from assessments.bank.exchange.qti.item import read_item
from assessments.bank.exchange.qti.marking import mark
from assessments.bank.exchange.qti.package import sources
from tests.bank.exchange.qti.items import (
    OLD,
    VERSIONS,
    area_mapping,
    choices,
    item,
    mapping,
    matches,
    outcome,
    response,
    sets,
    two_sets,
    when,
)


def marked(xml: str, *given: str, name: str = "RESPONSE", **others: list[str]) -> tuple[float, float]:
    [source] = sources(xml.encode())
    read = read_item(source.element, source.line, source.load)
    score, most = mark(read, {name: list(given)} | others)
    return float(score), float(most)


ONE = choices("断电", "泼水", "离开", maxChoices="1")
SOME = choices("氢", "氦", "碳", "氧", maxChoices="0")
WATER = response(
    "A|D",
    cardinality="multiple",
    inner=mapping({"A": "1", "D": "1", "C": "-1"}, lowerBound="0", upperBound="2", defaultValue="-2"),
)
PLAYS = two_sets({"C": "一", "D": "二", "L": "三", "P": "四"}, {"M": "甲", "R": "乙", "T": "丙"}, maxAssociations="4")
RIVALS = (
    '<associateInteraction responseIdentifier="RESPONSE" maxAssociations="3">'
    + "".join(
        f'<simpleAssociableChoice identifier="{one}" matchMax="1">{one}</simpleAssociableChoice>' for one in "ACDLMP"
    )
    + "</associateInteraction>"
)
POINTS = (
    '<selectPointInteraction responseIdentifier="RESPONSE" maxChoices="%s"><prompt>点。</prompt>'
    '<object type="image/png" data="uk.png" width="196" height="280"/></selectPointInteraction>'
)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("given", "score"), [(["A"], 1), (["B"], 0), ([], 0), ([""], 0)])
def test_match_correct_of_a_single_choice(version, given, score):
    assert marked(item(ONE, response("A"), "match_correct", version), *given) == (score, 1)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("given", "score"), [("A D", 1), ("D A", 1), ("A", 0), ("A B D", 0), ("A A D", 0), ("", 0)])
def test_match_correct_of_several_asks_for_just_these(version, given, score):
    xml = item(SOME, response("A|D", cardinality="multiple"), "match_correct", version)

    assert marked(xml, *given.split()) == (score, 1)


@pytest.mark.parametrize(("given", "score"), [("B A C", 1), ("A B C", 0), ("B A", 0), ("", 0)])
def test_match_correct_of_an_order_asks_for_this_order(given, score):
    body = choices("一", "二", "三", kind="orderInteraction", shuffle="true")

    assert marked(item(body, response("B|A|C", cardinality="ordered"), "match_correct"), *given.split()) == (score, 1)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("given", "score"), [("A D", 2), ("A", 1), ("A D C", 1), ("A B", 0), ("A A", 1), ("", 0), ("B", 0)]
)
def test_map_response_adds_up_within_its_bounds_and_counts_a_value_once(version, given, score):
    assert marked(item(SOME, WATER, "map_response", version), *given.split()) == (score, 2)


def test_without_a_lower_bound_a_score_can_be_negative():
    key = response("A", cardinality="multiple", inner=mapping({"A": "1"}, defaultValue="-2"))

    assert marked(item(SOME, key, "map_response"), "B") == (-2, 1)


@pytest.mark.parametrize(("given", "score"), [(["C R", "D M", "L M", "P T"], 3), (["D M", "C M"], 0.5), (["R C"], 0)])
def test_pairs_with_a_direction(given, score):
    key = response(
        "C R|D M|L M|P T", "directedPair", "multiple",
        mapping({"C R": "1", "D M": "0.5", "L M": "0.5", "P T": "1"}, defaultValue="0"),
    )  # fmt: skip

    assert marked(item(PLAYS, key, "map_response"), *given) == (score, 3)


@pytest.mark.parametrize(
    ("given", "score"), [(["A P", "C M"], 3), (["P A", "M C", "L D"], 4), (["A P", "P A"], 2), ([], 0)]
)
def test_pairs_without_a_direction(given, score):
    key = response("A P|C M|D L", "pair", "multiple", mapping({"A P": "2", "C M": "1", "D L": "1"}, defaultValue="0"))

    assert marked(item(RIVALS, key, "map_response"), *given) == (score, 4)


def test_match_correct_of_pairs_minds_neither_their_order_nor_their_sides():
    xml = item(RIVALS, response("A P|C M", "pair", "multiple"), "match_correct")

    assert marked(xml, "M C", "A P") == (1, 1)
    assert marked(xml, "A P") == (0, 1)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("given", "score"), [("102 113", 1), ("118 113", 1), ("119 113", 0), ("102.0 113", 1)])
def test_map_response_point_with_the_edge(version, given, score):
    key = response("102 113", "point", "single", area_mapping(("circle", "102,113,16", "1"), defaultValue="0"))

    assert marked(item(POINTS % 1, key, "map_response_point", version), given) == (score, 1)


@pytest.mark.parametrize(
    ("given", "score"),
    [
        (["5 5", "6 6"], 1),  # both in the first area
        (["5 5", "25 5"], 3),
        (["15 5"], 1),  # where areas overlap, the one listed first
        (["15 5", "16 5"], 1),
        (["90 90", "91 91", "5 5"], 0),  # two in none, each minus a half
    ],
)
def test_map_response_point_counts_an_area_once(given, score):
    areas = area_mapping(("rect", "0,0,20,10", "1"), ("rect", "10,0,30,10", "2"), defaultValue="-0.5")
    key = response("", "point", "multiple", areas)

    assert marked(item(POINTS % 0, key, "map_response_point"), *given) == (score, 3)


def test_the_most_is_what_the_interaction_lets_one_choose():
    two = choices("氢", "氦", "碳", "氧", maxChoices="2")
    key = response("", cardinality="multiple", inner=mapping({"A": "1", "B": "2", "C": "3", "D": "-1"}))

    assert marked(item(two, key, "map_response"), "A") == (1, 5)
    many = mapping({"C R": "1", "C M": "0.5", "D M": "2", "D R": "2", "D T": "2"})
    assert marked(item(PLAYS, response("", "directedPair", "multiple", many), "map_response"), "C M") == (0.5, 3)
    alike = mapping({f"{left} {right}": "1" for left in "CDLP" for right in "MRT"})
    assert marked(item(PLAYS, response("", "directedPair", "multiple", alike), "map_response"), "C M") == (1, 4)


@pytest.mark.parametrize(("version", "loud"), [(OLD, 0), ("imsqti_v2p2", 1), ("imsqtiasi_v3p0", 1)])
def test_capitals_of_a_written_answer(version, loud):
    """Before 2.2 they count unless an entry says otherwise. An entry that says just that comes first."""
    body = '<p>英国的 <textEntryInteraction responseIdentifier="RESPONSE"/></p>'
    key = response("York", "string", inner=mapping({"York": "1", "york": "0.5"}, defaultValue="0"))
    xml = item(body, key, "map_response", version)

    assert [marked(xml, word)[0] for word in ("York", "york", "YORK", "Leeds")] == [1, 0.5, loud, 0]
    said = xml.replace('ped-value="1"', 'ped-value="1" case-sensitive="false"').replace(
        'pedValue="1"', 'pedValue="1" caseSensitive="false"'
    )
    assert marked(said, "YORK") == (1, 1)


def test_a_number_is_compared_as_a_number():
    body = '<p>宽 <textEntryInteraction responseIdentifier="RESPONSE"/> 米</p>'

    assert marked(item(body, response("1.40", "float"), "match_correct"), "1.4") == (1, 1)
    assert marked(item(body, response("", "float", inner=mapping({"1.4": "2"})), "map_response"), "1.40") == (2, 2)


def test_the_published_rules_written_out():
    score = sets('<mapResponse identifier="RESPONSE"/>')
    null = '<isNull><variable identifier="RESPONSE"/></isNull>'
    xml = item(SOME, WATER, when(null, sets("0.0"), score))

    assert marked(xml, "A", "D") == (2, 2)
    assert marked(xml) == (0, 2)
    assert marked(item(ONE, response("A"), when(matches(), sets("1"), sets("0"))), "A") == (1, 1)
    assert marked(item(ONE, response("A"), when(matches(), sets("2.5"))), "A") == (2.5, 2.5)


def test_what_the_item_states_is_the_most():
    ten = outcome("MAXSCORE", default="10.0") + outcome("SCORE", default="0", normalMaximum="10.0")
    full = when(matches(), sets('<variable identifier="MAXSCORE"/>') + sets("yes", "FEEDBACK", "identifier"))

    assert marked(item(ONE, response("A") + ten + outcome("FEEDBACK", "identifier"), full), "A") == (10, 10)
    four = outcome("SCORE", normalMaximum="4")
    assert marked(item(SOME, WATER + four, "map_response"), "A") == (1, 4)


def test_several_responses_add_up():
    body = ONE.replace('"RESPONSE"', '"R1"') + '<p>打 <textEntryInteraction responseIdentifier="R2"/> 报警</p>'
    key = response("A", name="R1") + response("", "string", name="R2", inner=mapping({"119": "2"}))
    each = when(matches("R1"), sets("1", "SCORE1")) + sets('<mapResponse identifier="R2"/>', "SCORE2")
    total = sets('<sum><variable identifier="SCORE1"/><variable identifier="SCORE2"/></sum>')
    xml = item(body, key + outcome("SCORE1") + outcome("SCORE2"), each + total)

    assert marked(xml, "A", name="R1", R2=["119"]) == (3, 3)
    assert marked(xml, "B", name="R1", R2=["119"]) == (2, 3)
    both = item(body, key.replace("<mapping >", "<correctResponse><value>119</value></correctResponse><mapping >"),
                when(f"<and>{matches('R1')}{matches('R2')}</and>", sets("1"), sets("0")))  # fmt: skip
    assert marked(both, "A", name="R1", R2=["119"]) == (1, 1)
    assert marked(both, "A", name="R1") == (0, 1)


def test_a_number_with_a_tolerance_or_between_limits():
    body = '<p>宽 <textEntryInteraction responseIdentifier="RESPONSE"/> 米</p>'
    near = (
        '<equal toleranceMode="absolute" tolerance="0.1 0.1"><variable identifier="RESPONSE"/>'
        '<baseValue baseType="float">1.4</baseValue></equal>'
    )
    between = (
        '<and><gte><variable identifier="RESPONSE"/><baseValue baseType="float">1</baseValue></gte>'
        '<lte><variable identifier="RESPONSE"/><baseValue baseType="float">2</baseValue></lte></and>'
    )
    chain = when(near, sets("1"), when(between, sets("0.5"), sets("0")))
    xml = item(body, response("", "float"), chain)

    assert [marked(xml, number)[0] for number in ("1.3", "1.5", "1.51", "2", "2.1")] == [1, 1, 0.5, 0.5, 0]
    assert marked(xml) == (0, 1)


REFUSED = {
    "一个没见过的模板": ("CC2_match", response("A"), "CC2_match"),
    "一条没见过的规则": ("<x/>", response("A"), "x"),
    "自己的条件": (
        when('<match><variable identifier="RESPONSE"/><baseValue baseType="identifier">B</baseValue></match>', sets("1")),
        response("A"),
        "match",
    ),
    "没有标准答案": ("match_correct", response(), "correctResponse"),
    "没有映射": ("map_response", response("A"), "mapping"),
    "没有评分规则": ("", response("A"), "人评分"),
    "随机数": (sets("<randomInteger/>"), response("A"), "randomInteger"),
    "中途退出": ("<exitResponse/>", response("A"), "exitResponse"),
    "查表": ('<lookupOutcomeValue identifier="SCORE"/>', response("A"), "lookupOutcomeValue"),
    "次序打分": (
        "<responseCondition><responseIf>" + matches() + sets("2") + "</responseIf><responseElseIf><match>"
        '<variable identifier="RESPONSE"/><ordered><baseValue baseType="identifier">B</baseValue></ordered></match>'
        + sets("1") + "</responseElseIf></responseCondition>",
        response("A"),
        "match",
    ),
    "空答案把前面的分清零": (
        sets("1") + when('<isNull><variable identifier="RESPONSE"/></isNull>', sets("0"),
             sets('<sum><variable identifier="SCORE"/><mapResponse identifier="RESPONSE"/></sum>')),
        response("A", inner=mapping({"A": "1"})),
        "isNull",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_among_the_published_rules_is_refused_by_name(name):
    processing, declared, words = REFUSED[name]

    with pytest.raises(BadItem) as refusal:
        marked(item(ONE, declared, processing), "A")
    assert words in str(refusal.value.fault)
    assert "一题" in str(refusal.value.fault)


def test_a_template_of_the_same_name_elsewhere_is_not_the_published_one():
    xml = item(ONE, response("A"), "match_correct").replace("www.imsglobal.org/question", "example.com/question")

    with pytest.raises(BadItem):
        marked(xml, "A")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"OTHER": ["A"]}, "OTHER"),
        ({"RESPONSE": ["A", "B"]}, "只能有一个值"),
        ({"RESPONSE": ["A B"]}, "不是一个 identifier"),
    ],
)
def test_a_response_that_cannot_be_one_is_refused(given, words):
    [source] = sources(item(ONE, response("A"), "match_correct").encode())

    with pytest.raises(BadItem) as refusal:
        mark(read_item(source.element, source.line, source.load), given)
    assert words in str(refusal.value.fault)


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (item(ONE, response("A"), "match_correct", adaptive="true"), "adaptive"),
        (item(ONE, response("A") + '<templateDeclaration identifier="X"/>', "match_correct"), "templateDeclaration"),
        (item(ONE, response("A") + outcome("SCORE", externalScored="human"), "match_correct"), "人评分"),
    ],
)
def test_items_that_make_themselves_anew_or_wait_for_a_person_are_refused(xml, words):
    with pytest.raises(BadItem) as refusal:
        marked(xml, "A")
    assert words in str(refusal.value.fault)
