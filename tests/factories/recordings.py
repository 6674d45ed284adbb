"""Files as phones make them: a photograph that says where it was taken, a recording, a document."""

import zipfile
from io import BytesIO

from PIL import Image

PLACE = 0x8825  # the part of EXIF that holds the position
VOICES = {
    "audio/mp4": b"\x00\x00\x00\x20ftypM4A \x00\x00\x00\x00",
    "audio/3gpp": b"\x00\x00\x00\x18ftyp3gp4\x00\x00\x00\x00",
    "audio/amr": b"#!AMR\n\x3c\x91\x17",
    "audio/aac": b"\xff\xf1\x50\x80\x00\x1f\xfc",
    "audio/mpeg": b"ID3\x04\x00\x00\x00\x00\x00\x00",
    "audio/ogg": b"OggS\x00\x02\x00\x00",
    "audio/webm": b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01",
    "audio/wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
}


def photograph(width: int = 2400, height: int = 1200, form: str = "JPEG") -> bytes:
    """Lying on its side, with the phone's name and the position in it."""
    image = Image.new("RGB", (width, height), "#b08d57")
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by a quarter
    exif[0x010F] = "PhoneMaker"
    exif.get_ifd(PLACE)[2] = (42.0, 1.0, 30.0)
    out = BytesIO()
    image.save(out, form, exif=exif)
    return out.getvalue()


def document(inside: str = "word/document.xml", *more: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for name in ("[Content_Types].xml", inside, *more):
            parts.writestr(name, "<x/>")
    return out.getvalue()
