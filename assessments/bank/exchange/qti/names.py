"""QTI 2.x and 3.0 under the same names: those of 2.x, without a namespace.

3.0 writes qti-simple-choice and response-identifier where 2.x writes simpleChoice and responseIdentifier.
"""

import re
from functools import lru_cache

from lxml import etree

PREFIX = "qti-"
OURS = re.compile(rf"{PREFIX}[a-z]")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
OLDEST = ("imsqti_v2p0", "imsqti_item_v2p0", "imsqti_v2p1")


def is_old(element: etree._Element) -> bool:
    """Whether it is 2.0 or 2.1, by the namespace, or its own word where there is none; ask before the names are changed."""
    name = etree.QName(element)
    if not name.namespace:
        return not name.localname.startswith(PREFIX)
    return name.namespace.rpartition("/")[2] in OLDEST


def normalise(root: etree._Element) -> None:
    """Changes the tree."""
    for element in root.iter(etree.Element):
        name = element.tag.rpartition("}")[2]
        if OURS.match(name):
            name = camel(name.removeprefix(PREFIX))
            for key in [key for key in element.attrib if "-" in key and "}" not in key]:
                element.attrib[camel(key)] = element.attrib.pop(key)
        element.tag = name
    etree.cleanup_namespaces(root)


@lru_cache(maxsize=1024)
def camel(name: str) -> str:
    first, *rest = name.split("-")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def kebab(name: str) -> str:
    """The way back, as 3.0 writes it; also what a message says."""
    return "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in name)
