"""Texts of an item with its pictures, and what is left behind on the way."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from typing import Any
from urllib.parse import unquote

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange import html
from assessments.bank.exchange.found import Fault
from assessments.bank.exchange.moodle.texts import DATA, PICTURES, safe
from assessments.bank.exchange.qti.item import Item
from assessments.bank.exchange.qti.package import Outside
from assessments.bank.wording import texts

ELSEWHERE = re.compile(r"(?:[a-zA-Z][\w+.-]*:)?//")
HIDDEN = {"feedbackInline", "feedbackBlock", "templateInline", "templateBlock"}
OTHERS = gettext_noop("“答对、部分答对、答错”的总评语没有带进来。")


class Texts:
    """Reads the texts of one item; gathers its pictures, what is left behind, and what has to be put right."""

    def __init__(self, item: Item):
        self.item = item
        self.files: dict[str, bytes] = {}
        self.left: dict[str, Fault] = {}
        self.wrong: Fault | None = None
        self.keys: dict[tuple[str, ...], Any] = {}  # of responses, once worked out
        self._names: dict[str, str] = {}

    def leave(self, message: str, **values: str) -> None:
        self.left.setdefault(message % values, Fault(message, self.item.place.line, values))

    def fault(self, message: str, **values: str | int) -> None:
        """The item can be read, but somebody has to put it right. `message` says “%(title)s”."""
        self.wrong = self.wrong or self.item.place.bad(message, **values).fault

    def of(self, element: etree._Element | None) -> str:
        """The plain text of an element, without the feedback in it."""
        if element is None:
            return ""
        if (plain := _plain(element)) is not None:
            return plain
        for inner in list(element.iterdescendants()):
            if inner.tag in HIDDEN:
                self.note_feedback(inner)
                remove(inner)
            elif inner.tag == "object":
                self._object(inner)
            elif inner.tag == "math":
                self.leave(gettext_noop("公式的排版没有带进来，请核对。"))
            elif inner.tag in {"audio", "video"}:
                self._no_picture(inner.get("src") or inner.tag)
        return html.to_text(etree.tostring(element, encoding="unicode", method="html", with_tail=False), self.picture)

    def note_feedback(self, element: etree._Element) -> None:
        """Feedback that has found no place; one that has is no longer tied to an outcome."""
        if element.get("outcomeIdentifier") and "".join(element.itertext()).strip():
            self.leave(OTHERS)

    def picture(self, address: str, about: str = "") -> str:
        """The text that stands for a picture; what it shows where the file does not hold it. Raises BadItem."""
        name = self.kept(address)
        return texts.picture(name, " ".join(about.split())) if name else about

    def kept(self, address: str) -> str:
        """The name under which a picture is kept; "" where the file does not hold it. Raises BadItem."""
        if address not in self._names:
            self._names[address] = self._keep(address)
        return self._names[address]

    def _keep(self, address: str) -> str:
        if data := DATA.match(address):
            return self._named(f"picture{len(self.files) + 1}.{data[1]}", _decoded(data[2]))
        try:
            content = None if ELSEWHERE.match(address) else self.item.load(address)
        except Outside as outside:
            path = str(outside)[:80]
            raise self.item.place.bad(
                gettext_noop("“%(title)s”的路径 %(path)s 指到内容包外面去了。"), path=path
            ) from outside
        if content is None:
            self.leave(gettext_noop("图片不在文件里，没有带进来：%(source)s"), source=address[:80])
            return ""
        name = safe(unquote(address).partition("?")[0].rpartition("/")[2])
        if name.lower().endswith(PICTURES):
            return self._named(name, content)
        self._no_picture(name)
        return ""

    def _named(self, name: str, content: bytes) -> str:
        """Two pictures with one name in different folders stay two."""
        if self.files.get(name, content) != content:
            name = f"{len(self.files) + 1}-{name}"
        self.files[name] = content
        return name

    def _object(self, element: etree._Element) -> None:
        """A picture given as an object becomes one; anything else is left behind, with the words inside it kept."""
        address = element.get("data", "")
        if element.get("type", "").startswith("image/") or address.lower().endswith(PICTURES):
            about = " ".join("".join(element.itertext()).split())
            tail = element.tail
            element.clear()
            element.tag, element.tail = "img", tail
            element.attrib.update(src=address, alt=about)
        else:
            element.tag = "div"
            self._no_picture(address)

    def _no_picture(self, name: str) -> None:
        self.leave(gettext_noop("附件 %(name)s 不是图片，没有带进来。"), name=name[:80])


def _plain(element: etree._Element) -> str | None:
    """The text of an element that holds nothing else, or blocks that do; None for any other. It spares a parser."""
    if not len(element):
        return _spaced(element.text)
    if any(one.tag not in {"p", "div"} or len(one) or _spaced(one.tail) for one in element) or _spaced(element.text):
        return None
    return "\n".join(line for one in element if (line := _spaced(one.text)))


def _spaced(text: str | None) -> str:
    return html.SPACES.sub(" ", text or "").replace("\xa0", " ").strip()


def remove(element: etree._Element) -> None:
    """Takes an element out of the tree; the text behind it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def put_inline(element: etree._Element, text: str) -> None:
    """Puts a text where the element is."""
    element.tail = text + (element.tail or "")
    remove(element)


def put_block(element: etree._Element, text: str) -> None:
    """Puts a block with a text where the element is."""
    block = etree.Element("div")
    block.text, block.tail, element.tail = text, element.tail, None
    element.getparent().replace(element, block)


def _decoded(content: str) -> bytes:
    try:
        return b64decode(content)
    except (NotBase64, ValueError):
        return b""
