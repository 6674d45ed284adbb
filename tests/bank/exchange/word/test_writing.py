"""A paper that a colleague is happy to get."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from assessments.bank.exchange import word
from assessments.bank.wording import Answer, Choice, Gap, Kind, Pair, Wording
from tests.bank.exchange import samples
from tests.bank.exchange.strategies import PNG

ONE = Decimal(1)


def paper(*wordings: Wording) -> Document:
    return Document(BytesIO(word.write(wordings)))


def lines(*wordings: Wording) -> list[str]:
    return [one.text for one in paper(*wordings).paragraphs]


def test_headings_number_the_kinds_and_the_questions_count_on():
    assert lines(samples.MULTIPLE, samples.TRUE_FALSE, replace(samples.TRUE_FALSE, stem="又一题。"))[1:] == [
        "一、多选题（每题 1 分，共 1 分）",
        "1．哪些要上报？",
        "A．电线老化\tB．出口上锁\tC．窗台花盆",
        "答案：AB",
        "依据：《中华人民共和国消防法》第二十八条",
        "难度：较难　知识点：消防隐患排查/楼道与出口　标签：冬季　计分：部分得分；A 50%，B 50%，C −50%",
        "二、判断题（每题 1 分，共 2 分）",
        "2．灭火器压力表指针在红区，要更换。",
        "答案：对",
        "3．又一题。",
        "答案：对",
    ]


def test_scores_that_differ_stand_at_the_questions():
    two = replace(samples.TRUE_FALSE, score=Decimal("2.5"))

    assert lines(samples.TRUE_FALSE, two)[1] == "一、判断题（共 2 题）"
    assert lines(samples.TRUE_FALSE, two)[-1] == "分值：2.5"
    assert lines(two)[1] == "一、判断题（每题 2.5 分，共 2.5 分）"


def test_long_options_have_lines_of_their_own():
    long = Wording(Kind.SINGLE, "问？", choices=(Choice("先劝导再拍照上报并且登记", ONE), Choice("离开")))

    assert lines(long)[3:5] == ["A．先劝导再拍照上报并且登记", "B．离开"]


def test_what_is_to_be_ordered_or_connected_does_not_stand_in_the_right_order():
    assert lines(samples.ORDERING)[3:5] == ["A．报警\tB．断电\tC．疏散", "答案：BCA"]
    assert lines(samples.MATCHING)[3:7] == ["① 119", "② 120", "A．急救\tB．报警\tC．火警", "答案：①—C　②—A"]


def test_the_page_is_a4_and_chinese_has_fonts_of_its_own():
    document = paper(samples.SINGLE)

    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    fonts = {
        name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Heading 1", "试题", "试题选项", "试题答案")
    }
    assert fonts == {"Heading 1": "黑体", "试题": "宋体", "试题选项": "宋体", "试题答案": "宋体"}


def test_pictures_stand_in_their_places_and_fit_the_page():
    out = BytesIO()
    Image.new("RGB", (4000, 1000)).save(out, "PNG", dpi=(96, 96))
    wording = replace(samples.SINGLE, files={"site.png": out.getvalue()})

    [shape] = paper(wording).inline_shapes

    assert shape.width.cm == pytest.approx(14, abs=0.01)
    assert shape.height.cm == pytest.approx(3.5, abs=0.01)


def test_a_picture_that_stands_twice_is_kept_once():
    data = word.write([samples.SINGLE, samples.SINGLE])

    assert len([name for name in ZipFile(BytesIO(data)).namelist() if name.startswith("word/media/")]) == 1


def test_pictures_of_the_same_name_in_two_questions_stay_apart():
    other = BytesIO()
    Image.new("RGB", (2, 2)).save(other, "PNG")
    sent = [samples.SINGLE, replace(samples.SINGLE, files={"site.png": other.getvalue()})]

    assert [item.wording for item in word.read(word.write(sent)).items] == sent


def test_webp_is_written_as_png_and_that_is_said():
    out = BytesIO()
    Image.new("RGB", (2, 2)).save(out, "WEBP")
    wording = replace(samples.SINGLE, files={"site.png": out.getvalue()})

    [item] = word.read(word.write([wording])).items

    assert item.wording.files["site.png"].startswith(PNG[:4])
    assert "PNG" in str(word.losses(wording)[0])


@pytest.mark.parametrize("sample", samples.SAMPLES, ids=lambda one: one.kind)
def test_what_a_paper_can_hold_loses_nothing(sample):
    carried = word.carries(sample)

    assert carried is (sample.kind not in {Kind.HOTSPOT, Kind.REPORT, Kind.TASK})
    assert not carried or word.losses(sample) == []
    assert not carried or [item.wording for item in word.read(word.write([sample])).items] == [sample]


@pytest.mark.parametrize(
    "wording",
    [
        replace(samples.SINGLE, stem="有\x07铃"),
        replace(samples.SINGLE, title="两\n行"),
        replace(samples.GAPS, stem="[[2]] 在 [[1]] 前"),
        replace(samples.ORDERING, choices=(Choice("甲", feedback="先"), Choice("乙"))),
        replace(samples.MATCHING, pairs=(Pair("", "多余"), *samples.MATCHING.pairs[:2])),
        replace(samples.PHRASE, answers=(Answer("x", low=Decimal(1)),)),
        replace(samples.NUMBER, gaps=(Gap((Answer("约一米", tolerance=ONE),)),)),
        replace(samples.CASE, parts=(samples.TASK,)),
        replace(samples.SINGLE, files={"site.png": b"<svg/>"}),
    ],
    ids=lambda one: one.stem[:6],
)
def test_what_could_not_be_read_back_is_refused(wording):
    assert not word.carries(wording)
