"""The document: its words can be copied, its faces are embedded, it is the same each time."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pypdf import PdfReader

from assessments.certificates import fonts, typesetting
from assessments.certificates.models import Certificate
from tests.factories import certificates

RARE = "𰻝"


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words(page) -> str:
    return page.extract_text().replace("\n", "")


def with_name(certificate: Certificate, name: str) -> Certificate:
    certificate.facts = certificate.facts | {"name": name}
    return certificate


def test_title_name_number_and_the_sentence_on_the_seal_can_be_copied(certificate):
    text = words(read(typesetting.pdf([certificate])).pages[0])

    number = certificate.number
    for part in ("培训结业证书", "王秀兰", "本文件未加盖电子印章，以查验结果为准。", certificates.ISSUER):
        assert part in text
    assert f"{number[:6]} {number[6:10]} {number[10:12]} {number[12:18]} {number[18]}" in text
    assert "清河门区二〇二六年第一轮网格员轮训，修满二十四点五学时，准予结业。" in text


def test_only_the_song_faces_are_used_and_they_are_embedded(certificate):
    page = read(typesetting.pdf([certificate])).pages[0]

    faces = [font.get_object()["/DescendantFonts"][0].get_object() for font in page["/Resources"]["/Font"].values()]
    assert {str(face["/BaseFont"]).partition("+")[2] for face in faces} == {
        "Gridschool-Song",
        "Gridschool-Song-Bold",
    }
    assert all("/FontFile2" in face["/FontDescriptor"] for face in faces)


def test_the_same_certificates_give_the_same_bytes(certificate):
    assert typesetting.pdf([certificate]) == typesetting.pdf([certificate])


def test_a_batch_is_one_document_with_a_page_each_and_tells_how_far_it_is(certificate):
    reached = []

    content = typesetting.pdf([certificate] * 30, reached.append)

    assert len(read(content).pages) == 30
    assert reached == [25, 30]


def test_a_name_of_fifty_characters_stays_on_its_page(certificate):
    name = ("阿卜杜热合曼·买买提明·艾尼瓦尔·吐尔逊·" * 3)[:50]

    pages = read(typesetting.pdf([with_name(certificate, name)])).pages

    assert len(pages) == 1
    assert name in words(pages[0])


def font_with(character: str, path: Path) -> Path:
    """A font of one glyph, a square, as an operator's fallback font."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "rare"])
    builder.setupCharacterMap({ord(character): "rare"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "rare": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "rare": (1000, 100)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Fallback", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


def test_a_rare_character_comes_from_the_fallback_font_when_there_is_one(certificate, settings, tmp_path):
    assert fonts.missing(RARE) == [RARE]
    fonts._fallback_characters.cache_clear()
    settings.CERTIFICATE_FALLBACK_FONT = str(font_with(RARE, tmp_path / "fallback.ttf"))

    try:
        text = words(read(typesetting.pdf([with_name(certificate, f"王{RARE}")])).pages[0])
        assert fonts.missing(RARE) == []
        assert f"王{RARE}" in text
    finally:
        fonts._fallback_characters.cache_clear()


def test_characters_of_the_general_table_and_the_name_dot_are_there():
    assert fonts.missing("包·呼和䶮㙍鿍〇王秀兰") == []


def test_nothing_outside_the_project_is_fetched():
    for address in ("file:///etc/passwd", "http://127.0.0.1:8000/"):
        with pytest.raises(ValueError, match="disallowed"):
            typesetting.NOTHING_OUTSIDE.fetch(address)
        with pytest.raises(ValueError, match=address):
            typesetting.OwnFaces(b"").fetch(address)
