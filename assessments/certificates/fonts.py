"""The faces certificates are set in, and which characters they have."""

from functools import cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTCollection, TTFont

FOLDER = Path(__file__).parent / "fonts"
REGULAR = FOLDER / "GridschoolSong-Regular.ttf"
BOLD = FOLDER / "GridschoolSong-Bold.ttf"  # titles and digits only


def missing(text: str) -> list[str]:
    """The characters of a text that neither the Song face nor the operator's fallback has, each once."""
    return [character for character in unknown(text) if ord(character) not in _fallback_characters()]


def unknown(text: str) -> list[str]:
    """The characters of a text that the Song face does not have."""
    return [character for character in dict.fromkeys(text) if ord(character) not in characters(REGULAR)]


@cache
def characters(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def pieces(text: str) -> bytes:
    """A font with the rare characters of a text, cut from the operator's fallback; empty when none is needed."""
    wanted = [ord(character) for character in unknown(text) if ord(character) in _fallback_characters()]
    if not wanted:
        return b""
    from fontTools import subset  # slow to load, and rarely needed

    font = _fallback()
    cutter = subset.Subsetter(subset.Options(layout_features=[], hinting=False, notdef_outline=True))
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    font.save(target := BytesIO())
    return target.getvalue()


@cache
def _fallback_characters() -> frozenset[int]:
    return frozenset(_fallback().getBestCmap()) if settings.CERTIFICATE_FALLBACK_FONT else frozenset()


def _fallback() -> TTFont:
    """The operator's font; of a collection the simplified Chinese face, or else the first."""
    path = Path(settings.CERTIFICATE_FALLBACK_FONT)
    if path.suffix.lower() not in {".ttc", ".otc"}:
        return TTFont(path)
    with TTCollection(path, lazy=True) as faces:
        names = [face["name"].getDebugName(4) or "" for face in faces]
    return TTFont(path, fontNumber=next((at for at, name in enumerate(names) if "SC" in name.split()), 0))
