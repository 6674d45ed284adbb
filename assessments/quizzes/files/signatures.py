"""What a file is, told by how it begins, never by its name or by what a phone says of it."""

import zipfile
from io import BytesIO

MOST_PARTS = 5_000  # of a workbook or document


def voice_type(content: bytes) -> str | None:
    """The media type of a recording as phones make them: m4a, 3gp, aac, amr, mp3, ogg, webm, wav. None for anything else."""
    head = content[:16]
    if head[4:8] == b"ftyp":
        return "audio/3gpp" if head[8:11] == b"3gp" else "audio/mp4"
    if head.startswith(b"#!AMR"):
        return "audio/amr"
    if head[:1] == b"\xff" and len(head) > 1:
        if head[1] & 0xF6 == 0xF0:
            return "audio/aac"
        return "audio/mpeg" if head[1] & 0xE6 == 0xE2 else None
    if head[:4] == b"RIFF":
        return "audio/wav" if head[8:12] == b"WAVE" else None
    known = {b"ID3": "audio/mpeg", b"OggS": "audio/ogg", b"\x1a\x45\xdf\xa3": "audio/webm"}
    return next((kind for start, kind in known.items() if head.startswith(start)), None)


def document_type(content: bytes) -> str | None:
    """The media type of a PDF, a Word document or an Excel workbook without macros. None for anything else."""
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content.startswith(b"PK\x03\x04"):
        return _office_type(content)
    return None


def _office_type(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            names = parts.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    if len(names) > MOST_PARTS or "[Content_Types].xml" not in names:
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    office = "application/vnd.openxmlformats-officedocument."
    if "word/document.xml" in names:
        return f"{office}wordprocessingml.document"
    return f"{office}spreadsheetml.sheet" if "xl/workbook.xml" in names else None
