"""Reads XML that anybody may have sent: no entities, no outside files, with line numbers (`element.sourceline`)."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from django.utils.translation import gettext_noop
from lxml import etree

from assessments.bank.exchange.found import Unreadable

SAFE = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "remove_comments": True, "remove_pis": True,
}  # fmt: skip
NO_MEMORY = 2  # of libxml2; 0 when there was none left to say so


def parse(data: bytes) -> etree._Element:
    """The root. Raises Unreadable for what is not XML or declares entities."""
    try:
        root = etree.fromstring(data, etree.XMLParser(**SAFE))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _unreadable(error) from error
    _refuse_entities(root)
    return root


def below(data: bytes, holder: str, names: Sequence[str]) -> Iterator[etree._Element]:
    """The elements of these names right below those named `holder`, one by one: each is gone when the next is asked for, so
    that a large document takes little memory. Raises as `parse` does.
    """
    try:
        for number, (_event, element) in enumerate(etree.iterparse(BytesIO(data), tag=names, **SAFE)):
            if number == 0:
                _refuse_entities(element)
            parent = element.getparent()
            if parent is not None and parent.tag == holder:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del parent[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _unreadable(error) from error


def name(element: etree._Element) -> str:
    """The tag without its namespace."""
    return etree.QName(element).localname


def _refuse_entities(element: etree._Element) -> None:
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _entity in declared.iterentities()):
        raise Unreadable(gettext_noop("这个文件里定义了 XML 实体，不安全，没有读。请去掉 DOCTYPE 里的 ENTITY 再试。"))


def _unreadable(error: Exception) -> Exception:
    if getattr(error, "code", None) in {0, NO_MEMORY}:
        return MemoryError()
    return Unreadable(
        gettext_noop("这个文件不是完好的 XML：%(error)s"), getattr(error, "lineno", None), error=str(error)
    )
