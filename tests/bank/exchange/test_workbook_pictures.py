"""Pictures in workbooks: laid over a cell as Excel does, or put into it as WPS does."""

import zipfile
from io import BytesIO

import xlsxwriter
from PIL import Image

from assessments.bank.checking import faults
from assessments.bank.exchange import workbook
from assessments.bank.wording import Choice, Pair, Wording
from assessments.bank.wording.parts import ONE, ZERO
from tests.bank.exchange.strategies import PNG

HEADS = ["题干", "选项A", "选项B", "答案", "备注"]
CELL_IMAGES = b"""<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"
 xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><etc:cellImage><xdr:pic><xdr:nvPicPr>
 <xdr:cNvPr id="2" name="ID_1A"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic></etc:cellImage></etc:cellImages>"""
RELATIONS = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/wps.png"/></Relationships>"""


def book(*pictures: tuple[int, int], stem: str = "哪里不对？") -> bytes:
    """Two questions, with pictures over these cells (row and column from 0)."""
    out = BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet("题库")
    for row, cells in enumerate([HEADS, [stem, "甲", "", "A", ""], [], ["还有呢？", "甲", "乙", "B", ""]]):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell)
    for row, column in pictures:
        sheet.insert_image(row, column, "site.png", {"image_data": BytesIO(PNG)})
    made.close()
    return out.getvalue()


def test_a_picture_belongs_to_the_cell_it_is_laid_over():
    first, second = workbook.read(book((1, 0), (1, 2), (3, 4))).items

    [name] = first.wording.files
    assert first.wording.stem == f"哪里不对？\n![]({name})"
    assert first.wording.choices[1].text == f"![]({name})"
    assert second.wording.stem.startswith("还有呢？\n![](")
    assert faults(first.wording) == faults(second.wording) == []


def test_a_picture_over_an_empty_row_belongs_to_the_question_above():
    first, second = workbook.read(book((1, 2), (2, 0))).items

    assert "![](" in first.wording.stem
    assert "![](" not in second.wording.stem


def test_a_picture_that_wps_put_into_a_cell():
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(book((1, 2), stem='=DISPIMG("ID_1A",1)'))) as before,
        zipfile.ZipFile(out, "w") as after,
    ):
        for name in before.namelist():
            after.writestr(name, before.read(name))
        after.writestr("xl/cellimages.xml", CELL_IMAGES)
        after.writestr("xl/_rels/cellimages.xml.rels", RELATIONS)
        after.writestr("xl/media/wps.png", PNG)

    item = workbook.read(out.getvalue()).items[0]

    assert item.wording.stem == "![](wps.png)"
    assert item.wording.files["wps.png"] == PNG


def test_without_pictures_nothing_changes():
    [second] = workbook.read(book()).items[1:] or workbook.read(book()).items

    assert second.wording.files == {}


def test_pictures_come_back_from_an_export_over_their_cells():
    other = picture(3)
    wording = Wording(
        "single",
        "哪里不对？\n![](a.png)\n![](b.png)",
        choices=(Choice("甲", ONE), Choice("![](b.png)", ZERO)),
        explanation="看右边。\n![](a.png)",
        files={"a.png": PNG, "b.png": other},
    )
    plain = Wording("true_false", "没有图。", choices=(Choice("对", ONE), Choice("错", ZERO)))

    read, after = workbook.read(workbook.write([wording, plain])).items

    named = {content: name for name, content in read.wording.files.items()}
    assert workbook.losses(wording) == []
    assert read.wording.stem == f"哪里不对？\n![]({named[PNG]})\n![]({named[other]})"
    assert read.wording.choices[1].text == f"![]({named[other]})"
    assert read.wording.explanation == f"看右边。\n![]({named[PNG]})"
    assert (after.wording.stem, after.wording.files) == ("没有图。", {})


def test_what_cannot_lie_where_it_lay_is_named():
    within = Wording("short_answer", "看图 ![楼道](a.png) 写一写。", files={"a.png": PNG})
    beside = Wording(
        "matching", "连一连。", pairs=(Pair("![楼道](a.png)", "甲"), Pair("乙", "丙")), files={"a.png": PNG}
    )

    assert [str(fault) for fault in workbook.losses(within)] == ["图片放在那一格文字的后面，图片的文字说明带不过去。"]
    assert [str(fault) for fault in workbook.losses(beside)] == ["图片带不过去。"]
    [read] = workbook.read(workbook.write([beside])).items
    assert read.wording.pairs == (Pair("楼道", "甲"), Pair("乙", "丙"))


def picture(side: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (side, side), "#5b7f95").save(out, "PNG")
    return out.getvalue()
