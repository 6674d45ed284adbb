"""What a file holds: the items of one XML, or of a content package (a zip with imsmanifest.xml), and the files beside them.

IMS Content Packaging 1.2 as QTI uses it: resources whose type says imsqti_item, in the order of the manifest.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange import xml
from assessments.bank.exchange.found import Fault, Unreadable
from assessments.bank.exchange.qti.item import Loader

MANIFEST = "imsmanifest.xml"
ITEM = re.compile(r"imsqti_\w*item_xmlv", re.IGNORECASE)
ITEM_NAMES = ("assessmentItem", "qti-assessment-item")
MOST_BYTES, MOST_MEMBERS = 50 * 2**20, 12_000  # an item a member: ten thousand questions and their pictures
CHUNK = 2**16
TOO_LARGE = gettext_noop("这个文件太大或太复杂，没有读。请分成几份再试。")
BROKEN = gettext_noop("这个 ZIP 文件损坏了，没有读。")


@dataclass(frozen=True)
class Source:
    """An item still in its own words; `line` only where the file is one XML."""

    element: etree._Element
    line: int | None
    load: Loader


def sources(data: bytes) -> Iterator[Source | Fault]:
    """The items in order; a fault for each that is not there or no XML. Raises Unreadable."""
    if data.startswith(b"PK"):
        yield from Package(data).sources()
        return
    root = xml.parse(data)
    _refuse_others(root)
    for element in _items(root):
        yield Source(element, element.sourceline, lambda address: None)


def _items(root: etree._Element) -> list[etree._Element]:
    if xml.name(root) in ITEM_NAMES:
        return [root]
    return [one for one in root.iter(etree.Element) if xml.name(one) in ITEM_NAMES]


def _refuse_others(root: etree._Element) -> None:
    if xml.name(root) == "questestinterop":
        raise Unreadable(gettext_noop("这是 QTI 1.x，这里读 QTI 2.1、2.2 和 3.0。"), root.sourceline)
    if not _items(root):
        raise Unreadable(gettext_noop("这不是 QTI：里面没有 assessmentItem，最外层是 <%(tag)s>。"), root.sourceline,
                         tag=xml.name(root)[:60])  # fmt: skip


class Package:
    """A zip whose members are read when they are asked for, and never more of them than the limit."""

    def __init__(self, data: bytes):
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._members = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        except Exception as error:  # whatever zipfile trips over, the file is no zip that can be used
            raise Unreadable(BROKEN) from error
        if len(self._members) > MOST_MEMBERS:
            raise Unreadable(TOO_LARGE)
        self._left = MOST_BYTES
        self._files: dict[str, bytes | None] = {}  # pictures: many items may show the same

    def sources(self) -> Iterator[Source | Fault]:
        top, manifest = self._manifest()
        found = False
        for resource in manifest.iter(etree.Element):
            if xml.name(resource) == "resource" and ITEM.match(resource.get("type", "")):
                found = True
                yield from self._of(join(top, unquote(resource.get("href", ""))))
        if not found:
            raise Unreadable(gettext_noop("这个内容包的 imsmanifest.xml 里没有列出题目。"))

    def read(self, path: str) -> bytes | None:
        """A member, None when there is none. Raises Unreadable when all that was read is too much, or it is broken."""
        info = self._members.get(path)
        if info is None:
            return None
        chunks = []
        try:
            with self._zip.open(info) as member:
                while chunk := member.read(CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise Unreadable(TOO_LARGE)
                    chunks.append(chunk)
        except Unreadable:
            raise
        except Exception as error:  # a wrong checksum, an unknown method, a password, a stream that ends too early
            raise Unreadable(BROKEN) from error
        return b"".join(chunks)

    def _manifest(self) -> tuple[str, etree._Element]:
        """The manifest and its folder: the top, or one folder that was packed with its name."""
        paths = sorted((path for path in self._members if basename(path) == MANIFEST), key=lambda path: path.count("/"))
        data = self.read(paths[0]) if paths else None
        if data is None:
            raise Unreadable(gettext_noop("这个 ZIP 里没有 imsmanifest.xml，不是 QTI 内容包。"))
        return dirname(paths[0]), xml.parse(data)

    def _of(self, path: str) -> Iterator[Source | Fault]:
        inside = within(path)
        if inside is None:
            yield Fault(gettext_noop("路径 %(path)s 指到内容包外面去了，没有读。"), None, {"path": path[:80]})
            return
        data = self.read(inside)
        if data is None:
            yield Fault(gettext_noop("内容包里没有 %(path)s。"), None, {"path": path[:80]})
            return
        try:
            items = _items(xml.parse(data))
        except Unreadable as unreadable:
            error = str(unreadable.fault.values.get("error", "ENTITY"))
            yield Fault(gettext_noop("%(path)s 读不了：%(error)s"), None, {"path": path[:80], "error": error})
            return
        folder = dirname(inside)
        for element in items:
            yield Source(element, None, lambda address: self._beside(folder, address))

    def _beside(self, folder: str, address: str) -> bytes | None:
        """Raises Outside for a path that leaves the package."""
        path = within(join(folder, unquote(address.partition("?")[0].partition("#")[0])))
        if path is None:
            raise Outside(address)
        if path not in self._files:
            self._files[path] = self.read(path)
        return self._files[path]


class Outside(ValueError):
    """An address that leads out of the package."""


def within(path: str) -> str | None:
    """The path inside the package, None for one that leaves it."""
    plain = normpath(path.replace("\\", "/"))
    return None if plain.startswith(("/", "../")) or plain == ".." or ":" in plain else plain
