"""Photographs are drawn anew: what comes out has the picture and nothing else, no place, no time, no phone."""

from io import BytesIO

from PIL import Image, ImageOps

LONGEST = 1600  # pixels of the longer side
MOST_PIXELS = 80_000_000
FORMATS = ("JPEG", "PNG", "WEBP")  # MPO, as some phones make them, begins with a JPEG
QUALITY = 82
Image.init()  # otherwise WebP is not known yet


def redrawn(content: bytes) -> bytes | None:
    """The picture as a JPEG, upright, 1600 pixels at most. None for what is no picture, or an unreasonably large one."""
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as photo:
            if photo.width * photo.height > MOST_PIXELS:
                return None
            photo.draft("RGB", (LONGEST, LONGEST))  # a JPEG is read at a fitting size
            upright = ImageOps.exif_transpose(photo).convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    upright.thumbnail((LONGEST, LONGEST))
    drawn = Image.new("RGB", upright.size, "white")
    drawn.paste(upright, mask=upright.getchannel("A"))
    out = BytesIO()
    drawn.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
