"""Moodle XML as Moodle documents it."""

from base64 import b64encode
from decimal import Decimal

import pytest

from assessments.bank.exchange import moodle
from assessments.bank.exchange.found import Found, Unreadable
from assessments.bank.wording import Kind, Wording
from tests.bank.exchange.strategies import PNG


def read(*questions: str) -> Found:
    return moodle.read(f"<?xml version='1.0' encoding='UTF-8'?>\n<quiz>{''.join(questions)}</quiz>".encode())


def question(kind: str, inner: str, stem: str = "<p>先做什么？</p>") -> str:
    return (
        f'<question type="{kind}"><name><text>一题</text></name><questiontext format="html"><text><![CDATA[{stem}]]></text>'
        f"</questiontext>{inner}</question>"
    )


def answer(text: str, fraction: str, feedback: str = "", more: str = "") -> str:
    return (
        f'<answer fraction="{fraction}"><text>{text}</text><feedback><text>{feedback}</text></feedback>{more}</answer>'
    )


def one(kind: str, inner: str, **values) -> Wording:
    found = read(question(kind, inner, **values))
    assert found.all_faults == []
    return found.items[0].wording


def test_choices_with_feedback_score_number_and_tags():
    wording = one(
        "multichoice",
        "<single>true</single><shuffleanswers>false</shuffleanswers><defaultgrade>2.0000</defaultgrade>"
        "<idnumber>fire-1</idnumber><generalfeedback><text>因为。</text></generalfeedback>"
        "<tags><tag><text>冬季</text></tag></tags>" + answer("断电", "100", "对") + answer("泼水", "0"),
    )

    assert (wording.kind, wording.stem, wording.title) == (Kind.SINGLE, "先做什么？", "一题")
    assert [(choice.text, choice.weight, choice.feedback) for choice in wording.choices] == [
        ("断电", 1, "对"),
        ("泼水", 0, ""),
    ]
    assert (wording.score, wording.code, wording.tags, wording.shuffle) == (2, "fire-1", ("冬季",), False)
    assert wording.explanation == "因为。"


def test_several_right_ones_share_a_score():
    choices = one("multichoice", "<single>false</single>" + answer("甲", "33.33333") * 3 + answer("乙", "-50")).choices

    assert [choice.weight for choice in choices] == [Decimal("0.3333333")] * 3 + [Decimal("-0.5")]


def test_true_false_short_number_matching_ordering_essay_description():
    assert [c.weight for c in one("truefalse", answer("true", "0") + answer("false", "100")).choices] == [0, 1]
    assert one("shortanswer", "<usecase>1</usecase>" + answer("119", "100")).case_sensitive
    number = one("numerical", answer("1.4", "100", more="<tolerance>0.1</tolerance>")).gaps[0].answers[0]
    assert (number.text, number.tolerance) == ("1.4", Decimal("0.1"))
    pair = "<subquestion><text>119</text><answer><text>火警</text></answer></subquestion>"
    assert one("matching", pair * 2).pairs[0].match == "火警"
    order = one("ordering", answer("二", "2") + answer("一", "1"))
    assert [choice.text for choice in order.choices] == ["一", "二"]
    assert one("essay", "").answers == ()
    assert one("description", "").kind == Kind.DESCRIPTION


def test_a_cloze_becomes_a_case_with_a_part_for_each_answer():
    wording = one(
        "cloze",
        "",
        stem="<p>屋里有煤气味。</p><p>先 {2:MULTICHOICE:=开窗#对~开灯~%50%离开}</p><p>打 {1:SHORTANSWER_C:=119~%50%一一九}</p>"
        "<p>通道宽 {1:NUMERICAL:=1.4:0.1} 米</p>",
    )

    assert wording.kind == Kind.CASE
    assert wording.stem == "屋里有煤气味。"
    first, second, third = wording.parts
    assert [(choice.text, float(choice.weight)) for choice in first.choices] == [
        ("开窗", 1),
        ("开灯", 0),
        ("离开", 0.5),
    ]
    assert (first.score, first.choices[0].feedback) == (2, "对")
    assert second.case_sensitive
    assert third.gaps[0].answers[0].tolerance == Decimal("0.1")


def test_escaped_signs_in_a_cloze_mean_themselves():
    [part] = one("cloze", "", stem=r"<p>题</p><p>选 {1:MC:=a\}b~c\~d#e\#f}</p>").parts

    assert [(choice.text, choice.feedback) for choice in part.choices] == [("a}b", ""), ("c~d", "e#f")]


def test_gaps_with_words_to_put_in():
    words = "".join(f"<selectoption><text>{w}</text><group>1</group></selectoption>" for w in ("断电", "拍照"))

    [gap] = one("gapselect", words, stem="<p>先 [[2]] 再走</p>").gaps

    assert (gap.answers[0].text, gap.menu) == ("拍照", ("断电", "拍照"))


def test_categories_hold_for_what_follows():
    category = "<question type='category'><category><text>$course$/top/消防/楼道</text></category></question>"

    assert read(category, question("description", "")).items[0].wording.topic == "消防/楼道"


def test_an_embedded_picture_comes_along():
    stem = '<p>看图<img src="@@PLUGINFILE@@/a%20b.png" alt="现场"></p>'
    file = f'<file name="a b.png" encoding="base64">{b64encode(PNG).decode()}</file>'
    text = question("description", "", stem).replace("</questiontext>", f"{file}</questiontext>")

    wording = read(text).items[0].wording

    assert wording.stem == "看图![现场](a_b.png)"
    assert wording.files == {"a_b.png": PNG}


def test_what_does_not_come_along_is_named():
    item = read(
        question(
            "multichoice",
            answer("甲", "100") + answer("乙", "0") + "<hint><text>想一想</text></hint>",
            '问<img src="https://x.example/a.png" alt="图">',
        )
    ).items[0]

    assert "提示没有带进来" in str(item.left)
    assert "图片不在文件里" in str(item.left)


def test_a_type_without_a_place_here_is_named_with_its_title_and_line():
    found = read("\n", question("calculated", ""), question("description", ""))

    assert [(fault.line, str(fault)) for fault in found.faults] == [(3, "“一题”是 calculated 题，这里没有对应的题型。")]
    assert len(found.items) == 1


@pytest.mark.parametrize("data", [b"<quiz><question></quiz>", b"<assessmentItem/>", b"hello", b""])
def test_what_is_no_moodle_xml_is_refused(data):
    with pytest.raises(Unreadable):
        moodle.read(data)
