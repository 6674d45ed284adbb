"""Pictures in a Word file, and what else is drawn or embedded there."""

import posixpath
import re

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.found import Unreadable
from assessments.bank.exchange.office import Package
from assessments.bank.exchange.word.names import DRAWN, VML, A, R, W
from assessments.bank.wording import texts

SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")
UNSAFE = re.compile(r"[\s()\[\]!]+")
NO_PICTURE = gettext_noop("一张图片不是 PNG、JPG、GIF、WEBP（%(name)s），没有带进来。")
OUTSIDE = gettext_noop("一张图片不在文件里，没有带进来。")
BROKEN = gettext_noop("图片 %(name)s 读不出来，没有带进来。")
BOXED = gettext_noop("文本框里的字没有读：%(text)s")
DRAWING = gettext_noop("画的图形、图表没有带进来。")
EMBEDDED = gettext_noop("嵌入的对象没有带进来。")
Left = list[tuple[str, dict[str, str]]]


class Pictures:
    """Reads each picture once. Texts name it as its writer did, where that is the name of a file, else as the package does."""

    def __init__(self, package: Package, relations: dict[str, tuple[str, str]]):
        self._package, self._relations = package, relations
        self._contents: dict[str, bytes | None] = {}

    def of(self, drawing: etree._Element, left: Left) -> list[tuple[str, str, bytes]]:
        """Name, description and content of those in a drawing; the rest is told to `left`."""
        blips = [(one, one.get(R + "embed")) for one in drawing.iter(A + "blip")]
        blips += [(one, one.get(R + "id")) for one in drawing.iter(VML + "imagedata")]
        found = [one for _blip, relation in blips if (one := self._one(drawing, relation, left))]
        boxed = " ".join("".join(box.itertext(W + "t")) for box in drawing.iter(W + "txbxContent")).strip()
        if boxed:
            left.append((BOXED, {"text": boxed[:40]}))
        elif not blips:
            left.append((DRAWING, {}))
        return found

    def _one(self, drawing: etree._Element, relation: str | None, left: Left) -> tuple[str, str, bytes] | None:
        target = self._relations.get(relation or "", ("", ""))[1]
        name = posixpath.basename(target)
        if not target:
            left.append((OUTSIDE, {}))
        elif not name.lower().endswith(SHOWN):
            left.append((NO_PICTURE, {"name": name}))
        elif (content := self._content(target)) is None:
            left.append((BROKEN, {"name": name}))
        else:
            told = drawing.find(f".//{DRAWN}docPr")
            given, about = ("", "") if told is None else (told.get("name", ""), told.get("descr", ""))
            name = given if given.lower().endswith(SHOWN) else name
            return UNSAFE.sub("_", name), " ".join(about.replace("]", "").split()), content
        return None

    def _content(self, target: str) -> bytes | None:
        if target not in self._contents:
            try:
                self._contents[target] = self._package.read(target)
            except Unreadable as unreadable:
                if unreadable.fault.message != self._package.broken:
                    raise
                self._contents[target] = None
        return self._contents[target]


def named(files: dict[str, bytes], name: str, about: str, content: bytes) -> str:
    """Keeps a picture of a question under a name that no other picture of it has; the text that stands for it."""
    stem, ending = posixpath.splitext(name)
    number = 1
    while files.get(name, content) != content:
        number += 1
        name = f"{stem}-{number}{ending}"
    files[name] = content
    return texts.picture(name, about)
