"""What stands around the question: feedback, pictures, shared passages, several items, paragraphs."""

import pytest

from tests.bank.exchange.qti.files import read, sound
from tests.bank.exchange.qti.items import (
    VERSIONS,
    choices,
    item,
    matches,
    outcome,
    package,
    response,
    sets,
    when,
)
from tests.bank.exchange.strategies import PNG

every_version = pytest.mark.parametrize("version", VERSIONS)
PAIR, SOME = "directedPair", "multiple"


@every_version
def test_feedback_on_choices_and_what_is_always_said(version):
    body = choices("断电", "泼水").replace(
        "断电<", '断电<feedbackInline outcomeIdentifier="FEEDBACK" identifier="A" showHide="show">对</feedbackInline><'
    )
    told = outcome("FEEDBACK", "identifier") + outcome("ALWAYS", "identifier", default="why")
    echo = sets('<variable identifier="RESPONSE"/>', "FEEDBACK")
    more = (
        '<modalFeedback outcomeIdentifier="ALWAYS" identifier="why" showHide="show">水会导电。</modalFeedback>'
        '<modalFeedback outcomeIdentifier="FEEDBACK" identifier="B" showHide="show">危险</modalFeedback>'
    )

    wording = sound(item(body, response("A") + told, when(matches(), sets("1")) + echo, version, more))

    assert [(choice.text, choice.feedback) for choice in wording.choices] == [("断电", "对"), ("泼水", "危险")]
    assert wording.explanation == "水会导电。"


def test_a_picture_comes_from_the_package_or_from_the_item_itself():
    data = "data:image/png;base64,iVBORw0KGgo="
    body = f'<p>看<img src="img/a%20b.png" alt="现场"/>和<img src="{data}" alt="近处"/></p>' + choices(
        "甲", "乙", prompt=""
    )

    wording = sound(package({"a.xml": item(body, response("A"), "match_correct")}, {"img/a b.png": PNG}))

    assert wording.stem == "看![现场](a_b.png)和![近处](picture2.png)"
    assert wording.files["a_b.png"] == PNG


def test_a_passage_that_several_items_share_comes_before_the_question():
    body = choices("甲", "乙")
    more = '<assessmentStimulusRef identifier="S" href="../texts/gas.xml"/>'
    shared = (
        '<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"><qti-stimulus-body>'
        '<p>煤气味<img src="a.png" alt=""/></p></qti-stimulus-body></qti-assessment-stimulus>'
    )
    xml = item(body, response("A") + more, "match_correct", VERSIONS[2])

    wording = sound(package({"items/a.xml": xml}, {"texts/gas.xml": shared.encode(), "texts/a.png": PNG}))

    assert wording.stem == "煤气味![](a.png)\n先做什么？"


def test_several_items_in_one_file_each_with_its_line():
    one = item(choices("甲", "乙"), response("A"), "match_correct").split("\n", 1)[1]

    found = read(f"<all>\n{one}\n{one}\n</all>")

    assert [found_item.line for found_item in found.items] == [2, 3]


@pytest.mark.parametrize(
    "body",
    [
        "<p>一</p><p>二</p>",
        "<p> 一\n二 </p>\n<p></p>\n<p>三</p>",
        "<p>\u00a0一\u00a0 </p><p> </p>",
        "<p>a &lt;b&gt; &amp;amp;</p>",
        "<p/>",
    ],
)
def test_paragraphs_read_without_a_parser_say_what_the_parser_says(body):
    other = read(item(f"<div><div>{body}</div></div>")).items[0].wording.stem  # one inside another is parsed

    assert read(item(body)).items[0].wording.stem == other
