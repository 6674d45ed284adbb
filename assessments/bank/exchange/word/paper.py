"""A Word file that prints well: A4, 宋体 and 黑体, pages numbered, pictures in their places."""

import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO

from docx import Document
from docx.document import Document as Blank
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Cm, Length, Mm, Pt, RGBColor
from lxml import etree

from assessments.bank.exchange.imaging import as_png
from assessments.bank.exchange.word.names import W
from assessments.bank.wording import texts

WESTERN, SONG, HEI = "Times New Roman", "宋体", "黑体"
WIDEST, HIGHEST = Cm(14), Cm(18)
PARTS = re.compile(r"(\n|\t|!\[[^\]\n]*\]\([^()\s]+\))")
NEEDLESS = {"stylesWithEffects", "theme", "webSettings", "fontTable", "customXml"}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# font, points, points before and after, centimetres from the margin, whether the next paragraph stays with it
LOOKS: dict[str, tuple[str, str, float, float, float, float, bool]] = {
    "question": ("试题", SONG, 10.5, 8, 2, 0, True),
    "option": ("试题选项", SONG, 10.5, 0, 2, 0.75, True),
    "note": ("试题答案", SONG, 9, 0, 2, 0.75, False),
}
GREY = RGBColor(0x40, 0x40, 0x40)


class Paper:
    """`add` puts one paragraph behind another; line breaks in a text are soft."""

    def __init__(self, title: str):
        self._document = blank()
        self._body = self._document.element.body
        self._end = self._body.sectPr
        self._pictures: dict[bytes, tuple[str, Image]] = {}
        self._drawn = 0
        self._document.core_properties.author = self._document.core_properties.comments = ""
        self._document.core_properties.title = title
        self._lay_out()
        self._styles = self._styled()
        self.add("title", title)

    def add(self, style: str, text: str, files: Mapping[str, bytes] | None = None) -> None:
        paragraph = etree.Element(W + "p")
        looks = etree.SubElement(paragraph, W + "pPr")
        etree.SubElement(looks, W + "pStyle").set(W + "val", self._styles[style])
        for piece in _pieces(text):
            run = etree.SubElement(paragraph, W + "r")
            picture = texts.PICTURE.fullmatch(piece)
            if picture and files and picture[2] in files:
                drawing = etree.SubElement(run, W + "drawing")
                drawing.append(self._picture(picture[2], picture[1], files[picture[2]]))
            elif piece in "\n\t":
                etree.SubElement(run, W + ("br" if piece == "\n" else "tab"))
            else:
                said = etree.SubElement(run, W + "t")
                said.text = piece
                said.set(SPACE, "preserve")
        self._end.addprevious(paragraph)

    def saved(self) -> bytes:
        out = BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _picture(self, name: str, about: str, content: bytes) -> etree._Element:
        if content not in self._pictures:
            image = Image.from_blob(as_png(content))
            place = PackURI(f"/word/media/picture{len(self._pictures) + 1}.{image.ext}")
            relation = self._document.part.relate_to(ImagePart.from_image(image, place), RELATIONSHIP_TYPE.IMAGE)
            self._pictures[content] = relation, image
        relation, image = self._pictures[content]
        self._drawn += 1
        smaller = min(1.0, WIDEST / image.width, HIGHEST / image.height)
        width, height = Length(int(image.width * smaller)), Length(int(image.height * smaller))
        inline = CT_Inline.new_pic_inline(self._drawn, relation, name, width, height)
        inline.docPr.set("name", name)
        inline.docPr.set("descr", about)
        return inline

    def _lay_out(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        section.top_margin = section.bottom_margin = Mm(25)
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        field.append(OxmlElement("w:r"))
        footer._p.append(field)

    def _styled(self) -> dict[str, str]:
        styles = self._document.styles
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:eastAsia"), "zh-CN")
        _set_font(styles["Normal"], SONG, 10.5)
        for name, large in (("Title", 18), ("Heading 1", 14)):
            _set_font(styles[name], HEI, large)
            styles[name].font.color.rgb = RGBColor(0, 0, 0)
        styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        found = {"title": styles["Title"].style_id, "section": styles["Heading 1"].style_id}
        for key, (name, font, size, before, after, indent, together) in LOOKS.items():
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
            _set_font(style, font, size)
            form = style.paragraph_format
            form.space_before, form.space_after, form.left_indent = Pt(before), Pt(after), Cm(indent)
            form.keep_with_next, form.keep_together = together, True
            found[key] = style.style_id
        for place in (4.5, 8.5, 12.5):
            styles[LOOKS["option"][0]].paragraph_format.tab_stops.add_tab_stop(Cm(place))
        styles[LOOKS["note"][0]].font.color.rgb = GREY
        return found


def blank() -> Blank:
    """An empty document without the 400 kB of table styles, themes and doubles that the library's own brings along."""
    return Document(BytesIO(_blank()))


@cache
def _blank() -> bytes:
    document, out = Document(), BytesIO()
    for style in [one for one in document.styles.element if one.get(qn("w:type"), "table") == "table"]:
        document.styles.element.remove(style)
    relations = document.part.rels
    for key in [key for key, one in relations.items() if one.reltype.rpartition("/")[2] in NEEDLESS]:
        del relations[key]
    document.save(out)
    return out.getvalue()


def _pieces(text: str) -> list[str]:
    return [piece for piece in PARTS.split(text) if piece]


def _set_font(style, eastern: str, points: float) -> None:
    """Chinese signs have a font of their own; what a theme said is gone."""
    style.font.name, style.font.size = WESTERN, Pt(points)
    fonts = style.element.rPr.rFonts
    fonts.attrib.clear()
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), WESTERN)
    fonts.set(qn("w:eastAsia"), eastern)
    fonts.set(qn("w:hint"), "eastAsia")  # quotation marks are Chinese ones, too
