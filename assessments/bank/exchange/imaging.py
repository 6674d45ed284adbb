"""Pictures that came in a file: checked, made smaller, freed of camera and position, and named by what they are."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from io import BytesIO

from django.utils.translation import gettext_noop
from PIL import Image, ImageOps

from assessments.bank.exchange.found import BadItem
from assessments.bank.wording import Wording, texts
from assessments.bank.wording.areas import scaled
from assessments.bank.wording.fields import with_texts

FORMATS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp", "BMP": "png"}
ORIENTATION, TURNED = 0x0112, (5, 6, 7, 8)  # EXIF: lying on its side
MOST_BYTES, MOST_PIXELS, LONGEST_SIDE = 5 * 2**20, 40_000_000, 1600


def with_clean_pictures(wording: Wording, line: int | None = None) -> Wording:
    """The wording with its pictures under names made from their content. Raises BadItem for what is no picture."""
    if not wording.files:
        return wording
    clean = {name: _clean(name, content, line) for name, content in wording.files.items()}
    names = {name: new for name, (new, _content, _scale) in clean.items()}
    files = {new: content for new, content, _scale in clean.values()}
    scales = {name: scale for name, (_new, _content, scale) in clean.items() if scale != 1}
    return replace(_renamed(_resized(wording, scales), names), files=files)


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Width and height as it is shown."""
    turned = image.getexif().get(ORIENTATION, 1) in TURNED
    return (image.height, image.width) if turned else image.size


def _clean(name: str, content: bytes, line: int | None) -> tuple[str, bytes, Fraction]:
    """Its new name, what is kept, and how many times as large that is."""
    if len(content) > MOST_BYTES:
        raise BadItem(gettext_noop("图片 %(name)s 超过 5 MB。"), line, name=name)
    try:
        with Image.open(BytesIO(content)) as image:
            if image.width * image.height > MOST_PIXELS or image.format not in FORMATS:
                raise BadItem(gettext_noop("图片 %(name)s 太大，或者不是 PNG、JPG、GIF、WEBP。"), line, name=name)
            kind = FORMATS[image.format]
            longest = max(image.size)
            scale = Fraction(1) if kind == "gif" else min(Fraction(1), Fraction(LONGEST_SIDE, longest))
            kept = content if kind == "gif" else _drawn_anew(image, kind)
    except BadItem:
        raise
    except Exception as error:  # whatever a picture library trips over, the question is told of
        raise BadItem(gettext_noop("图片 %(name)s 打不开。"), line, name=name) from error
    return f"{sha256(kept).hexdigest()[:20]}.{kind}", kept, scale


def _drawn_anew(image: Image.Image, kind: str) -> bytes:
    """The pixels alone, upright: nothing of the file's own notes is kept."""
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = upright.convert("RGB" if kind == "jpg" else "RGBA" if "A" in upright.getbands() else "RGB")
    out = BytesIO()
    bare.info.clear()
    bare.save(out, {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[kind], quality=85)
    return out.getvalue()


def _resized(wording: Wording, scales: Mapping[str, Fraction]) -> Wording:
    """With the places on pictures that were made smaller where they belong now."""
    if not scales:
        return wording
    scale = scales.get(wording.picture, Fraction(1))
    areas = tuple(scaled(area, scale, scale) for area in wording.areas)
    return replace(wording, areas=areas, parts=tuple(_resized(part, scales) for part in wording.parts))


def _renamed(wording: Wording, names: Mapping[str, str]) -> Wording:
    """Every text with the new names."""

    def text(old: str) -> str:
        return texts.PICTURE.sub(lambda found: texts.picture(names.get(found[2], found[2]), found[1]), old)

    changed = with_texts(wording, text)
    parts = tuple(replace(part, picture=names.get(part.picture, part.picture)) for part in changed.parts)
    return replace(changed, picture=names.get(wording.picture, wording.picture), parts=parts)


def is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def as_png(content: bytes) -> bytes:
    """What older versions of Office do not show, as PNG; anything else as it is."""
    if not is_webp(content):
        return content
    out = BytesIO()
    with Image.open(BytesIO(content)) as image:
        image.save(out, "PNG")
    return out.getvalue()
