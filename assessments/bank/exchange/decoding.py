"""Which bytes a text file holds: UTF-8 with or without a mark, UTF-16 with one, else GB 18030; never two of them."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import Unreadable

MIXED = gettext_noop("文件里混了两种编码：第 %(number)s 行是 UTF-8，别的行不是，没有读。请另存为 UTF-8 再试。")
# Two in a row are no accident: GB 18030 hardly ever looks like this.
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]{2}")


def decode(data: bytes) -> str:
    """The text, with \\n at the ends of lines. Raises Unreadable for bytes that are neither."""
    marked = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "gb18030"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            if encoding == "gb18030":
                _refuse_both(data)
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise Unreadable(gettext_noop("这个文件不是文本，或者用了认不出的编码。请另存为 UTF-8 再试。"))


def _refuse_both(data: bytes) -> None:
    """A line of UTF-8 in a file that is not UTF-8 would be read as other characters."""
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            mixed = not line.isascii() and CHINESE.search(line.decode())
        except UnicodeDecodeError:
            continue
        if mixed:
            raise Unreadable(MIXED, number, number=number)
