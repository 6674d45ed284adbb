"""Texts that look like the signs of a paper are read back as they were."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.bank.checking import faults
from assessments.bank.exchange import word
from assessments.bank.exchange.word.guarding import MARK, guarded
from assessments.bank.wording import Answer, Choice, Criterion, Gap, Kind, Pair, Wording
from assessments.bank.wording.parts import ONE

SIGNS = [
    "A．",
    "B.",
    "（A）",
    "(B)",
    "",
    "C：",
    "答案：",
    "【答案】",
    "参考答案",
    "解析：",
    "1．",
    "1.",
    "（1）",
    "2、",
    "第1题",
    "一、",
    "（二）",
    "单选题",
    "判断题：",
    "二、多选题（每题2分）",
    "____",
    "_",
    "（",
    "）",
    "（\u3000\u3000）",
    "①",
    "②",
    "/",
    "／",
    "；",
    "、",
    "1-5ABCDA",
    "1.A",
    "2.B",
    "难度：易",
    "姓名：",
    "得分：____",
    "（2分）",
    "【单选】",
    "案例一：",
    "对",
    "√",
    "（√）",
    "（√）1、",
    "√A．",
    "□B.",
    "A 110",
    "[A]",
    "【对】",
    "__A__",
    "__对__",
    "____2____",
    "_绿区_",
    "119 √",
    "（×）",
    "（正确答案）",
    "（答案：B）",
    "（1～3题共用题干）",
    "根据材料，回答1～3题",
    "（多选题，2分）",
    "答案是B",
    "±1",
    "1..3",
    "（50%）",
    "题干：",
    "选项：",
    "题型：单选题",
    "选项A说明：",
    "答案1说明：",
    "评分标准：",
    "（3分）",
    "消防",
    "119",
    "。",
    "？",
    "[",
    "]",
    "\\",
    "*",
]
TEXTS = st.lists(st.sampled_from([*SIGNS, " ", "　", "\t", "\n"]), min_size=1, max_size=6).map("".join)
ANY = TEXTS.filter(lambda text: text.strip() and "[[" not in text and "![" not in text)


@st.composite
def tricky(draw) -> Wording:
    kind = draw(
        st.sampled_from(
            [Kind.SINGLE, Kind.TRUE_FALSE, Kind.GAP, Kind.SHORT_ANSWER, Kind.ORDERING, Kind.MATCHING, Kind.DESCRIPTION]
        )
    )
    one, two, three = draw(st.lists(ANY, min_size=3, max_size=3, unique_by=str.strip))
    wording = Wording(
        kind,
        draw(ANY),
        explanation=draw(st.one_of(st.just(""), ANY)),
        basis=draw(st.one_of(st.just(""), ANY)),
        title=draw(ANY).replace("\n", " ").strip(),
        tags=(draw(ANY).replace("\n", " ").strip(),),
        criteria=(Criterion(draw(ANY), ONE, draw(st.one_of(st.just(""), ANY))),) if kind == Kind.SHORT_ANSWER else (),
    )
    if kind == Kind.GAP:
        gaps = (
            Gap((Answer(one, feedback=draw(ANY)), Answer(two, ONE / 2))),
            Gap((Answer(three.replace("\n", " ")),), menu=tuple(one.replace("\n", " ") for one in (two, three))),
        )
        return replace(wording, stem=f"[[1]]{wording.stem}[[2]]", gaps=gaps)
    if kind == Kind.SHORT_ANSWER:
        return replace(wording, answers=(Answer(one), Answer(two)))
    if kind == Kind.MATCHING:
        return replace(wording, pairs=(Pair(one, two), Pair(two, one), Pair("", three)))
    if kind == Kind.DESCRIPTION:
        return wording
    last = (Choice(three),) if kind != Kind.TRUE_FALSE else ()
    weight = ONE if kind != Kind.ORDERING else ONE * 0
    return replace(wording, choices=(Choice(one, weight), Choice(two, feedback="" if not weight else draw(ANY)), *last))


@settings(max_examples=60, deadline=None)
@given(st.lists(tricky(), min_size=1, max_size=4))
def test_whatever_stands_in_a_text_comes_back(drawn):
    sent = [wording for wording in drawn if not faults(wording) and word.carries(wording)]
    assert [wording for wording in drawn if not faults(wording)] == sent
    case = [Wording(Kind.CASE, sent[0].stem, parts=tuple(map(bare, sent)))] if sent and sent[0].kind != Kind.GAP else []

    found = word.read(word.write([*sent, *case]))

    assert found.all_faults == []
    assert [item.wording for item in found.items] == [*sent, *case]


def bare(wording: Wording) -> Wording:
    """As a part of a case, which has neither title nor tags."""
    part = replace(wording, basis="", title="", tags=())
    return part if part.kind != Kind.DESCRIPTION else Wording(Kind.SHORT_ANSWER, part.stem)


def test_plain_texts_bear_no_mark():
    text = "楼道里停着 2 辆电动自行车（红色），先做什么？\n拨打119还是12345？"

    assert guarded(text) == text
    assert MARK not in text
