"""Texts of a question with the pictures embedded in it."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from urllib.parse import unquote

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange import html
from assessments.bank.exchange.found import BadItem, Fault
from assessments.bank.exchange.xml import name
from assessments.bank.wording import texts

PLUGIN = "@@PLUGINFILE@@/"
UNSAFE = re.compile(r"[\s()\[\]]+")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")
TAG = re.compile(r"<(?:/?[a-zA-Z]|!--)|&[#a-zA-Z]")
DATA = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,(.*)$", re.DOTALL)
AS_THEY_ARE = {"plain_text", "plain", "markdown"}


class Texts:
    """Reads the texts of one question; gathers its pictures, and what is left behind."""

    def __init__(self, question: etree._Element):
        self.line = question.sourceline
        self.files: dict[str, bytes] = {}
        self.left: dict[str, Fault] = {}
        for element in question.iter():
            if isinstance(element.tag, str) and name(element) == "file":
                self._keep(element.get("name") or "", element.text or "")
        self._old_picture(question)

    def of(self, element: etree._Element | None, usual: str = "html") -> str:
        """The text below <text> in an element with a format; "" where there is none."""
        if element is None:
            return ""
        raw = raw_text(element)
        form = element.get("format") or usual
        if form in AS_THEY_ARE:
            return raw.strip()
        return self.of_html(raw if form == "html" or TAG.search(raw) else raw.replace("\n", "<br>"))

    def of_html(self, raw: str) -> str:
        return html.to_text(raw, self._picture)

    def leave(self, message: str, **values: str) -> None:
        self.left.setdefault(message % values, Fault(message, self.line, values))

    def _picture(self, source: str, about: str) -> str:
        if source.startswith(PLUGIN):
            file = safe(unquote(source.removeprefix(PLUGIN).partition("?")[0]))
            if file in self.files:
                return texts.picture(file, about)
        data = DATA.match(source)
        if data:
            file = f"picture{len(self.files) + 1}.{data[1]}"
            self._keep(file, data[2])
            return texts.picture(file, about)
        self.leave(gettext_noop("图片不在文件里，没有带进来：%(source)s"), source=source[:80])
        return about

    def _keep(self, file: str, content: str) -> None:
        try:
            data = b64decode(content)
        except (NotBase64, ValueError) as error:
            raise BadItem(gettext_noop("附件 %(name)s 损坏了。"), self.line, name=file) from error
        if file.lower().endswith(PICTURES):
            self.files[safe(file)] = data
        else:
            self.leave(gettext_noop("附件 %(name)s 不是图片，没有带进来。"), name=file)

    def _old_picture(self, question: etree._Element) -> None:
        """Before Moodle 2 a question had one picture, in <image_base64>."""
        content = question.findtext("image_base64")
        if content:
            self._keep((question.findtext("image") or "picture.png").rpartition("/")[2], content)


def raw_text(element: etree._Element) -> str:
    """What stands below <text>, or in the element itself; HTML that was not escaped is put together again."""
    inner = element.find("text")
    holder = element if inner is None else inner
    if len(holder) == 0:
        return holder.text or ""
    return (holder.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in holder)


def safe(file: str) -> str:
    """A name that a text can hold."""
    return UNSAFE.sub("_", file)
