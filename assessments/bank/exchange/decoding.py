"""Which bytes a text file holds: UTF-8 with or without a mark, UTF-16 with one, else GB 18030."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import Unreadable


def decode(data: bytes) -> str:
    """The text, with \\n at the ends of lines. Raises Unreadable for bytes that are neither."""
    marked = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "gb18030"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise Unreadable(gettext_noop("这个文件不是文本，或者用了认不出的编码。请另存为 UTF-8 再试。"))
