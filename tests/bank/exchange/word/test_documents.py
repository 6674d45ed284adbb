"""What of a Word document is read, and what is not."""

import pytest

from tests.bank.exchange.strategies import PNG
from tests.bank.exchange.word.papers import (
    accepted,
    drawn,
    items,
    left,
    one,
    options,
    paragraph,
    right,
    run,
    with_pictures,
    with_xml,
)

LINE = '<w:u w:val="single"/>'
ANSWER = paragraph(run("答案：对"))


def test_deleted_text_is_not_read_and_inserted_text_is():
    stem = f'<w:del w:id="1"><w:r><w:delText>不能</w:delText></w:r></w:del><w:ins w:id="2">{run("可以")}</w:ins>'

    assert one(with_xml(paragraph(run("1．楼道里") + stem + run("通行。")), ANSWER)).stem == "楼道里可以通行。"


def test_moved_text_is_read_where_it_went():
    moved = f'<w:moveFrom w:id="1">{run("旧")}</w:moveFrom><w:moveTo w:id="2">{run("新")}</w:moveTo>'

    assert one(with_xml(paragraph(run("1．说") + moved), ANSWER)).stem == "说新"


def test_text_in_links_fields_and_controls_is_read():
    inner = (
        f'<w:hyperlink>{run("消防")}</w:hyperlink><w:fldSimple w:instr="DATE">{run("法")}</w:fldSimple>'
        f"<w:sdt><w:sdtContent>{run('。')}</w:sdtContent></w:sdt><w:r><w:instrText>PAGE</w:instrText></w:r>"
    )

    assert one(with_xml(paragraph(run("1．依据") + inner), ANSWER)).stem == "依据消防法。"


def test_headers_and_footers_are_not_read():
    from docx import Document

    from tests.bank.exchange.word.papers import saved

    paper = Document()
    paper.sections[0].header.paragraphs[0].text = "1．页眉"
    paper.add_paragraph("1．甲。（√）")

    assert one(saved(paper)).stem == "甲。（　　）"


def test_raised_and_lowered_figures_keep_their_meaning():
    data = with_xml(
        paragraph(
            run("1．CO")
            + run("2", '<w:vertAlign w:val="subscript"/>')
            + run("每 m")
            + run("2", '<w:vertAlign w:val="superscript"/>')
        ),
        ANSWER,
    )

    assert one(data).stem == "CO₂每 m²"


def test_ticks_and_crosses_of_symbol_fonts():
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    cross = '<w:r><w:sym w:font="Wingdings 2" w:char="F04F"/></w:r>'
    data = with_xml(paragraph(run("1．甲。（") + tick + run("）")), paragraph(run("2．乙。（") + cross + run("）")))

    assert [right(item.wording) for item in items(data)] == ["A", "B"]


def test_the_reading_above_a_word_is_left_out():
    ruby = f"<w:r><w:ruby><w:rt>{run('wǎng')}</w:rt><w:rubyBase>{run('网')}</w:rubyBase></w:ruby></w:r>"

    assert one(with_xml(paragraph(run("1．") + ruby + run("格")), ANSWER)).stem == "网格"


def test_a_formula_is_read_as_text_and_named():
    [item] = items(
        with_xml(paragraph(run("1．") + "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>" + run(" 是几？")), ANSWER)
    )

    assert item.wording.stem == "a+b 是几？"
    assert "a+b" in left(item)


def test_a_table_in_a_stem_becomes_lines():
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in cells)}</w:tr>"

    data = with_xml(
        paragraph(run("1．看表。")),
        f"<w:tbl>{row('设备', '数量')}{row('灭火器', '2')}</w:tbl>",
        paragraph(run("够吗？")),
        ANSWER,
    )

    assert one(data).stem == "看表。\n设备　数量\n灭火器　2\n够吗？"


def test_options_in_a_table():
    cells = "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in ("A．甲", "B．乙"))
    more = "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in ("C．丙", "D．丁"))
    data = with_xml(
        paragraph(run("1．问？")), f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{more}</w:tr></w:tbl>", paragraph(run("答案：D"))
    )

    assert (options(one(data)), right(one(data))) == (["甲", "乙", "丙", "丁"], "D")


def test_a_frame_of_one_cell_is_no_table():
    inner = paragraph(run("1．问？")) + paragraph(run("A．甲")) + paragraph(run("B．乙")) + paragraph(run("答案：A"))

    assert options(one(with_xml(f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"))) == ["甲", "乙"]


def test_pictures_stand_where_they_stood():
    data = with_pictures(
        paragraph(run("1．看图") + drawn("rId90", "现场照片", "图片 1") + run("，先做什么？")),
        paragraph(run("A．") + drawn("rId90", "", "图片 2")),
        paragraph(run("B．离开")),
        paragraph(run("答案：A")),
        pictures={"rId90": PNG},
    )

    wording = one(data)

    assert wording.stem == "看图![现场照片](rId90.png)，先做什么？"
    assert options(wording) == ["![](rId90.png)", "离开"]
    assert wording.files == {"rId90.png": PNG}


def test_a_picture_on_a_line_of_its_own_belongs_to_what_stands_above():
    data = with_pictures(
        paragraph(run("1．看图。")), paragraph(drawn("rId90", "", "")), ANSWER, pictures={"rId90": PNG}
    )

    assert one(data).stem == "看图。\n![](rId90.png)"


def test_a_picture_has_the_name_of_the_file_that_was_put_in():
    data = with_pictures(paragraph(run("1．看图") + drawn("rId90", "", "site.png")), ANSWER, pictures={"rId90": PNG})

    assert one(data).files == {"site.png": PNG}


def test_pictures_as_word_wrote_them_before():
    old = '<w:r><w:pict><v:shape><v:imagedata r:id="rId90"/></v:shape></w:pict></w:r>'

    assert (
        one(with_pictures(paragraph(run("1．看图") + old), ANSWER, pictures={"rId90": PNG})).stem
        == "看图![](rId90.png)"
    )


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ('<w:r><w:pict><v:shape><v:imagedata r:id="rId77"/></v:shape></w:pict></w:r>', "不在文件里"),
        ("<w:r><w:object/></w:r>", "嵌入的对象"),
        ("<w:r><w:drawing><wp:inline/></w:drawing></w:r>", "图形、图表"),
        (
            f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph(run('框里的字'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
            "框里的字",
        ),
        ('<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>', "Webdings"),
        ("<w:r><w:instrText> EQ \\o\\ac(○,√) </w:instrText></w:r>", "域代码"),
    ],
)
def test_what_is_not_read_is_named(inner, words):
    [item] = items(with_xml(paragraph(run("1．看图") + inner + run("。")), ANSWER))

    assert item.wording.stem == "看图。"
    assert words in left(item)


def test_a_picture_of_another_kind_is_named():
    [item] = items(
        with_pictures(
            paragraph(run("1．看图") + drawn("rId90", "", "")), ANSWER, pictures={"rId90": b"EMF"}, ending="emf"
        )
    )

    assert "rId90.emf" in left(item)


def test_what_stands_twice_for_old_and_new_versions_is_read_once():
    inner = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{run('新')[5:-6]}</mc:Choice>"
        f"<mc:Fallback>{run('旧')[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert one(with_xml(paragraph(run("1．") + inner), ANSWER)).stem == "新"


def test_lines_divided_softly_are_lines():
    wording = one("1．问？↵第二行↵A．甲↵B．乙↵答案：B↵解析：因为")

    assert (wording.stem, right(wording), wording.explanation) == ("问？\n第二行", "B", "因为")


def test_an_underlined_word_stays_a_word():
    data = with_xml(
        paragraph(run("1．火警____，") + run("急救", LINE) + run("____。")), paragraph(run("答案：119；120"))
    )

    assert accepted(one(data)) == [["119"], ["120"]]
