"""What each interaction becomes, in each version of QTI."""

from decimal import Decimal

import pytest

from assessments.bank.wording import Kind
from tests.bank.exchange.qti.files import only, sound, weights
from tests.bank.exchange.qti.items import (
    OLD,
    VERSIONS,
    area_mapping,
    choices,
    item,
    mapping,
    matches,
    outcome,
    package,
    response,
    sets,
    two_sets,
    when,
)
from tests.bank.exchange.strategies import PNG

every_version = pytest.mark.parametrize("version", VERSIONS)
PAIR, SOME = "directedPair", "multiple"


@every_version
def test_a_single_choice(version):
    body = "<p>楼道里有烟。</p>" + choices("断电", "泼水", "离开", maxChoices="1", shuffle="true")

    wording = sound(item(body, response("A"), "match_correct", version))

    assert (wording.kind, wording.stem, wording.title, wording.code) == (
        Kind.SINGLE,
        "楼道里有烟。\n先做什么？",
        "一题",
        "fire-1",
    )
    assert weights(wording) == [1, 0, 0]
    assert (wording.shuffle, wording.score, wording.partial) == (True, 1, False)


@every_version
def test_several_choices_all_or_nothing(version):
    wording = sound(
        item(choices("甲", "乙", "丙", maxChoices="0"), response("A|C", cardinality=SOME), "match_correct", version)
    )

    assert (wording.kind, weights(wording), wording.partial) == (Kind.MULTIPLE, [0.5, 0, 0.5], False)


@every_version
def test_several_choices_that_add_up(version):
    key = mapping({"A": "1", "B": "1", "C": "-1"}, lowerBound="0", upperBound="2", defaultValue="0")
    body = choices("甲", "乙", "丙", "丁", maxChoices="0")

    wording = sound(item(body, response("A|B", cardinality=SOME, inner=key), "map_response", version))

    assert (weights(wording), wording.partial, wording.score) == ([0.5, 0.5, -0.5, 0], True, 2)


def test_a_single_choice_where_some_are_half_right():
    key = mapping({"A": "2", "B": "1"}, defaultValue="0")

    wording = sound(item(choices("甲", "乙", "丙"), response("A", inner=key), "map_response"))

    assert (wording.kind, weights(wording), wording.score) == (Kind.SINGLE, [1, 0.5, 0], 2)


@pytest.mark.parametrize("words", [("对", "错"), ("正确。", "错误。"), ("True", "False")])
def test_two_choices_that_say_so_are_true_or_false(words):
    assert sound(item(choices(*words), response("B"), "match_correct")).kind == Kind.TRUE_FALSE


def test_choices_called_true_and_false_are_true_or_false():
    body = choices("有", "没有").replace('"A"', '"true"').replace('"B"', '"false"')

    assert sound(item(body, response("true"), "match_correct")).kind == Kind.TRUE_FALSE


@every_version
def test_an_order(version):
    body = choices("疏散", "断电", "报警", kind="orderInteraction", shuffle="true")

    wording = sound(item(body, response("B|A|C", cardinality="ordered"), "match_correct", version))

    assert wording.kind == Kind.ORDERING
    assert [choice.text for choice in wording.choices] == ["断电", "疏散", "报警"]


@every_version
def test_a_match(version):
    key = mapping({"C R": "1", "D M": "1"}, defaultValue="0")
    body = two_sets(
        {"C": "119", "D": "120"}, {"M": "急救", "R": "火警", "T": "报警"}, maxAssociations="0", shuffle="true"
    )

    wording = sound(item(body, response("C R|D M", PAIR, SOME, key), "map_response", version))

    assert (wording.kind, wording.partial, wording.score) == (Kind.MATCHING, True, 2)
    assert [(pair.text, pair.match) for pair in wording.pairs] == [("119", "火警"), ("120", "急救"), ("", "报警")]


def test_a_match_whose_right_sides_have_one_left_side_each_is_turned_round():
    body = two_sets({"C": "消防", "D": "治安"}, {"M": "119", "R": "96119", "T": "110"}, often=1)

    wording = sound(item(body, response("C M|C R|D T", PAIR, SOME), "match_correct"))

    assert [(pair.text, pair.match) for pair in wording.pairs] == [("119", "消防"), ("96119", "消防"), ("110", "治安")]


def test_pairs_in_one_set_are_put_on_two_sides_and_it_is_said():
    words = "".join(
        f'<simpleAssociableChoice identifier="{one}" matchMax="1">{one}</simpleAssociableChoice>' for one in "ABCD"
    )
    body = f'<p>谁和谁？</p><associateInteraction responseIdentifier="RESPONSE">{words}</associateInteraction>'

    one = only(item(body, response("A D|C B", "pair", SOME), "match_correct"))

    assert [(pair.text, pair.match) for pair in one.wording.pairs] == [("A", "D"), ("C", "B")]
    assert "左右两边" in str(one.left[0])


@every_version
def test_a_text_to_fill_in(version):
    body = '<p>火警打 <textEntryInteraction responseIdentifier="RESPONSE" expectedLength="5"/>，不是 110。</p>'
    key = mapping({"119": "1", "一一九": "0.5"}, defaultValue="0")

    wording = sound(item(body, response("119", "string", inner=key), "map_response", version))

    assert (wording.kind, wording.stem) == (Kind.GAP, "火警打 [[1]]，不是 110。")
    assert [(answer.text, float(answer.weight)) for answer in wording.gaps[0].answers] == [("119", 1), ("一一九", 0.5)]
    assert wording.case_sensitive is (version == OLD)


def test_a_number_to_fill_in():
    body = '<p>宽 <textEntryInteraction responseIdentifier="RESPONSE"/> 米</p>'

    [answer] = sound(item(body, response("1.4", "float"), "match_correct")).gaps[0].answers

    assert (answer.text, answer.tolerance) == ("1.4", 0)


def test_a_number_with_a_tolerance_and_one_between_limits():
    body = '<p>宽 <textEntryInteraction responseIdentifier="RESPONSE"/> 米</p>'
    near = (
        '<equal toleranceMode="absolute" tolerance="0.1"><variable identifier="RESPONSE"/>'
        '<baseValue baseType="float">1.4</baseValue></equal>'
    )
    between = (
        '<and><gte><variable identifier="RESPONSE"/><baseValue baseType="float">1</baseValue></gte>'
        '<lte><variable identifier="RESPONSE"/><baseValue baseType="float">2</baseValue></lte></and>'
    )

    first, second = (
        sound(item(body, response("1.4", "float"), when(near, sets("2"), when(between, sets("1"))))).gaps[0].answers
    )

    assert (first.text, first.tolerance, first.weight) == ("1.4", Decimal("0.1"), 1)
    assert (second.low, second.high, second.weight) == (1, 2, Decimal("0.5"))


@every_version
def test_a_menu_in_the_text(version):
    body = (
        '<p>先 <inlineChoiceInteraction responseIdentifier="RESPONSE"><inlineChoice identifier="A">断电</inlineChoice>'
        '<inlineChoice identifier="B">拍照</inlineChoice></inlineChoiceInteraction> 再离开。</p>'
    )

    wording = sound(item(body, response("B"), "match_correct", version))

    assert wording.stem == "先 [[1]] 再离开。"
    assert (wording.gaps[0].menu, wording.gaps[0].answers[0].text) == (("断电", "拍照"), "拍照")


@every_version
def test_words_to_put_into_gaps(version):
    body = (
        '<gapMatchInteraction responseIdentifier="RESPONSE" shuffle="false"><prompt>填空。</prompt>'
        '<gapText identifier="W" matchMax="1">断电</gapText><gapText identifier="S" matchMax="1">疏散</gapText>'
        '<p>先 <gap identifier="G1"/>，再 <gap identifier="G2"/>。</p></gapMatchInteraction>'
    )
    key = mapping({"W G1": "1", "S G2": "2"}, defaultValue="0")

    wording = sound(item(body, response("W G1|S G2", PAIR, SOME, key), "map_response", version))

    assert (wording.kind, wording.stem, wording.score) == (Kind.GAP, "填空。\n先 [[1]]，再 [[2]]。", 3)
    assert [(gap.answers[0].text, gap.share, gap.menu) for gap in wording.gaps] == [
        ("断电", 1, ("断电", "疏散")),
        ("疏散", 2, ("断电", "疏散")),
    ]


def test_several_gaps_that_count_by_themselves_or_only_together():
    body = '<p><textEntryInteraction responseIdentifier="R1"/> 和 <textEntryInteraction responseIdentifier="R2"/></p>'
    keys = response("甲", "string", name="R1") + response("乙", "string", name="R2")
    each = when(matches("R1"), sets("1", "S1")) + when(matches("R2"), sets("2", "S2"))
    total = sets('<sum><variable identifier="S1"/><variable identifier="S2"/></sum>')
    apart = sound(item(body, keys + outcome("S1") + outcome("S2"), each + total))
    together = sound(item(body, keys, when(f"<and>{matches('R1')}{matches('R2')}</and>", sets("3"))))

    assert (apart.stem, apart.partial, apart.score) == ("[[1]] 和 [[2]]", True, 3)
    assert [gap.share for gap in apart.gaps] == [1, 2]
    assert (together.partial, together.score) == (False, 3)


@every_version
def test_an_essay_and_a_short_answer(version):
    body = '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>说说你怎么劝。</prompt></extendedTextInteraction>'
    essay = sound(
        item(body, response("", "string") + outcome("SCORE", externalScored="human", normalMaximum="5"), "", version)
    )
    short = sound(item(body, response("119", "string", inner=mapping({"119": "1"})), "map_response", version))

    assert (essay.kind, essay.stem, essay.answers, essay.score) == (Kind.SHORT_ANSWER, "说说你怎么劝。", (), 5)
    assert [answer.text for answer in short.answers] == ["119"]


@every_version
def test_what_is_said_to_those_who_mark_becomes_the_rubric(version):
    body = (
        '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>写一段。</prompt></extendedTextInteraction>'
        '<rubricBlock view="scorer"><p>看地点</p></rubricBlock><rubricBlock view="candidate"><p>五十字</p></rubricBlock>'
    )

    wording = sound(item(body, response("", "string"), "", version))

    assert wording.stem == "写一段。\n五十字"
    assert [(one.about, one.points) for one in wording.criteria] == [("看地点", 1)]


@every_version
def test_passages_to_choose_from(version):
    body = (
        '<hottextInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>哪里错了？</prompt>'
        '<p>先<hottext identifier="A">泼水</hottext>，再<hottext identifier="B">断电</hottext>。</p></hottextInteraction>'
    )

    wording = sound(item(body, response("A"), "match_correct", version))

    assert (wording.kind, wording.stem) == (Kind.SINGLE, "哪里错了？\n先泼水，再断电。")
    assert [choice.text for choice in wording.choices] == ["泼水", "断电"]


@every_version
def test_places_on_a_picture(version):
    spots = (
        '<hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>哪里？</prompt>'
        '<object type="image/png" data="plan.png"/><hotspotChoice identifier="A" shape="circle" coords="77,115,8"/>'
        '<hotspotChoice identifier="B" shape="rect" coords="1,2,3,4"/></hotspotInteraction>'
    )
    files = {"items/plan.png": PNG}

    wording = sound(package({"items/a.xml": item(spots, response("B"), "match_correct", version)}, files))

    assert (wording.kind, wording.picture, wording.files) == (Kind.HOTSPOT, "plan.png", {"plan.png": PNG})
    assert [(area.shape, area.coords, area.weight) for area in wording.areas] == [("rect", (1, 2, 3, 4), 1)]


@every_version
def test_points_on_a_picture_that_is_shown_larger_than_it_is(version):
    """The coordinates count pixels as the item shows the picture: here one pixel of it is a hundred wide, fifty high."""
    body = (
        '<selectPointInteraction responseIdentifier="RESPONSE" maxChoices="2"><prompt>哪里？</prompt>'
        '<object type="image/png" data="../media/plan.png" width="100" height="50"/></selectPointInteraction>'
    )
    key = area_mapping(("rect", "0,0,100,50", "1"), ("circle", "300,100,100", "1"), defaultValue="0")
    xml = item(body, response("", "point", SOME, key), "map_response_point", version)

    wording = sound(package({"items/a.xml": xml}, {"media/plan.png": PNG}))

    assert [(area.shape, area.coords) for area in wording.areas] == [("rect", (0, 0, 1, 1)), ("ellipse", (3, 2, 1, 2))]
    assert (wording.partial, [area.weight for area in wording.areas]) == (True, [Decimal("0.5")] * 2)


def test_an_item_that_asks_nothing_is_a_description():
    wording = sound(item("<p>下面三题说的是同一件事。</p>"))

    assert (wording.kind, wording.stem) == (Kind.DESCRIPTION, "下面三题说的是同一件事。")


def test_several_questions_in_one_item_are_a_case():
    body = (
        "<p>独居老人家里有煤气味。</p>"
        + choices("开窗", "开灯", name="R1", prompt="先做什么？")
        + "<p>然后呢？</p>"
        + choices("报警", "离开", name="R2", prompt="", maxChoices="0")
        + '<p>报警打 <textEntryInteraction responseIdentifier="R3"/>。</p>'
    )
    keys = (
        response("A", name="R1") + response("A|B", cardinality=SOME, name="R2") + response("119", "string", name="R3")
    )
    names = ("R1", "R2", "R3")
    each = "".join(when(matches(name), sets(str(points), f"S{name}")) for points, name in enumerate(names, 1))
    total = sets("<sum>" + "".join(f'<variable identifier="S{name}"/>' for name in names) + "</sum>")

    wording = sound(item(body, keys + "".join(outcome(f"S{name}") for name in names), each + total))

    assert (wording.kind, wording.stem, wording.score) == (Kind.CASE, "独居老人家里有煤气味。", 6)
    assert [(part.kind, part.stem, part.score) for part in wording.parts] == [
        (Kind.SINGLE, "先做什么？", 1),
        (Kind.MULTIPLE, "然后呢？", 2),
        (Kind.GAP, "报警打 [[1]]。", 3),
    ]
