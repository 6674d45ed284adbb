"""An office file as the zip it is: its parts, and where their relations lead. Nothing that swells beyond the limits is read."""

import posixpath
import zipfile
from io import BytesIO

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange import xml
from assessments.bank.exchange.found import Unreadable

MOST_BYTES, MOST_MEMBERS = 50 * 2**20, 5_000
PIECE = 2**16
MAIN = ("/officeDocument", "/strictDocument")
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}


class Package:
    """`document`: the name of the main part, `usual` where none is named. Raises Unreadable with the words `broken` for what
    is no such file.
    """

    def __init__(self, data: bytes, broken: str, usual: str):
        self._left, self.broken = MOST_BYTES, broken
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._names = set(self._zip.namelist())
        except Exception as error:  # a spoiled zip trips the library in many ways
            raise Unreadable(self.broken) from error
        if len(self._names) > MOST_MEMBERS:
            raise Unreadable(gettext_noop("这个文件太大或太复杂，没有读。请分成几份再试。"))
        mains = [target for kind, target in self.relations("").values() if kind.endswith(MAIN)]
        self.document = mains[0] if mains else usual

    def root(self, name: str) -> etree._Element | None:
        """A part of XML, None when there is none."""
        data = self.usual(name)
        return None if data is None else xml.parse(data)

    def usual(self, name: str) -> bytes | None:
        """A part of XML as Office usually writes it; in its strict form the names are others."""
        data = self.read(name)
        if data and b"purl.oclc.org" in data[:4000]:
            for strict, usual in STRICT.items():
                data = data.replace(strict, usual)
        return data

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """By their id: the kind and the name of the part meant; of what lies outside of the file the name is empty."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {one.get("Id", ""): (one.get("Type", ""), _target(one, folder)) for one in root}

    def read(self, name: str) -> bytes | None:
        """What a part really holds is counted: the sizes that a zip tells are not to be believed."""
        if name not in self._names:
            return None
        pieces = []
        try:
            with self._zip.open(name) as part:
                while piece := part.read(PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        break
                    pieces.append(piece)
        except Exception as error:
            raise Unreadable(self.broken) from error
        if self._left < 0:
            raise Unreadable(gettext_noop("这个文件太大或太复杂，没有读。请分成几份再试。"))
        return b"".join(pieces)


def _target(relation: etree._Element, folder: str) -> str:
    target = relation.get("Target", "")
    if relation.get("TargetMode") == "External":
        return ""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
