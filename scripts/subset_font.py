"""Makes the Song face of the certificates: one static TrueType font with the characters of Chinese names, no more.

Sources, both in Debian: the face of `fonts-noto-cjk` (OFL 1.1) and, for the 8,105 characters of 通用规范汉字表 (2013),
the property kTGH of the Unihan database in `unicode-data`. GB 2312 comes from Python's own codec.

    python scripts/subset_font.py NotoSerifCJK-Regular.ttc GridschoolSong-Regular.ttf --unihan Unihan_OtherMappings.txt.bz2
    python scripts/subset_font.py NotoSerifCJK-Bold.ttc GridschoolSong-Bold.ttf --text "培训结业考核等次证书 0123456789"
"""

import argparse
import bz2
import re
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

FAMILY = "Gridschool Song"  # the licence reserves the name 'Source'; a changed font carries a name of its own
MAX_ERROR = 1.0  # units of 1,000 an em between the cubic outline and the quadratic one
SYMBOLS = "·〇　、。〈〉《》「」『』【】〔〕（），．：；！？“”‘’—…－–−×÷±％°№℃①②③④⑤⑥⑦⑧⑨⑩＊／＋＝～"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("source", type=Path)
    ask.add_argument("target", type=Path)
    ask.add_argument("--unihan", type=Path, help="Unihan_OtherMappings.txt.bz2: take GB 2312 and the general table")
    ask.add_argument("--text", default="", help="take these characters")
    given = ask.parse_args()

    wanted = {ord(character) for character in given.text}
    if given.unihan:
        wanted |= gb2312() | general_table(given.unihan) | set(range(0x20, 0x7F)) | {ord(c) for c in SYMBOLS}
    missing = build(simplified_face(given.source), wanted, given.target)
    print(f"{len(wanted) - len(missing)} characters, {given.target.stat().st_size:,} bytes")  # noqa: T201
    if missing:
        print("not in the source:", " ".join(f"U+{code:04X}" for code in missing))  # noqa: T201


def gb2312() -> set[int]:
    """The 6,763 characters of GB 2312, rows 16 to 87."""
    found = set()
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            found |= {ord(character) for character in bytes([row, cell]).decode("gb2312", errors="ignore")}
    return found


def general_table(unihan: Path) -> set[int]:
    """The 8,105 characters that Unihan marks with kTGH."""
    text = bz2.decompress(unihan.read_bytes()).decode()
    found = {int(code, 16) for code in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", text, re.MULTILINE)}
    if len(found) != 8105:
        raise SystemExit(f"{unihan}: {len(found)} characters of the general table instead of 8,105")
    return found


def simplified_face(path: Path) -> TTFont:
    for face in TTCollection(path, lazy=True):
        if face["name"].getDebugName(1).endswith(" SC") or "SC" in face["name"].getDebugName(4).split():
            return face
    raise SystemExit(f"{path}: no face for simplified Chinese")


def build(face: TTFont, wanted: set[int], target: Path) -> list[int]:
    """Writes the font; returns the code points the source does not have. No hints, no layout tables, no kerning."""
    cmap = {code: name for code, name in face.getBestCmap().items() if code in wanted}
    order = [".notdef", *sorted(set(cmap.values()) - {".notdef"})]
    outlines, widths = face.getGlyphSet(), face["hmtx"].metrics

    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()

    style = "Bold" if face["OS/2"].usWeightClass >= 600 else "Regular"
    font = FontBuilder(face["head"].unitsPerEm, isTTF=True)
    font.setupGlyphOrder(order)
    font.setupCharacterMap(cmap)
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics(
        {name: (widths[name][0], glyphs[name].xMin if glyphs[name].numberOfContours else 0) for name in order}
    )
    font.setupHorizontalHeader(ascent=face["hhea"].ascent, descent=face["hhea"].descent)
    font.setupOS2(
        usWeightClass=face["OS/2"].usWeightClass,
        sTypoAscender=face["OS/2"].sTypoAscender,
        sTypoDescender=face["OS/2"].sTypoDescender,
        usWinAscent=face["OS/2"].usWinAscent,
        usWinDescent=face["OS/2"].usWinDescent,
        fsType=0,
    )
    font.setupPost(keepGlyphNames=False)
    font.setupNameTable(names(face, style))
    font.updateHead(created=face["head"].created, modified=face["head"].modified)  # the same input gives the same file
    font.font.recalcTimestamp = False
    font.save(target)
    return sorted(wanted - set(cmap))


def names(face: TTFont, style: str) -> dict[str, str]:
    old = face["name"].getDebugName
    return {
        "copyright": f"{old(0)} Converted to TrueType and cut down for the project Gridschool.",
        "familyName": FAMILY,
        "styleName": style,
        "uniqueFontIdentifier": f"{FAMILY} {style}; from {old(4)} {old(5)}",
        "fullName": f"{FAMILY} {style}",
        "version": "Version 1.0",
        "psName": f"GridschoolSong-{style}",
        "licenseDescription": old(13),
        "licenseInfoURL": old(14) or "https://openfontlicense.org",
    }


if __name__ == "__main__":
    main()
