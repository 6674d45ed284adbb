"""Drawings that come with a course: looked over, then kept as images of the shelf."""

from pathlib import Path
from xml.etree import ElementTree

from django.core.files.images import ImageFile
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Collection

KINDS = {".svg", ".png", ".jpg", ".jpeg", ".webp"}
LARGEST = 10 * 2**20
FORBIDDEN = {"script", "foreignObject", "iframe", "image", "style", "a", "use", "animate", "set", "handler"}


def fault_of(path: Path) -> str:
    """Why this picture is not taken, or nothing. A drawing may hold no script, no style sheet and no address."""
    if not path.is_file():
        return _("找不到图片 %(name)s") % {"name": path.name}
    if path.suffix.lower() not in KINDS or path.stat().st_size > LARGEST:
        return _("图片 %(name)s 的格式不收，或者超过 10 MB") % {"name": path.name}
    if path.suffix.lower() == ".svg" and not is_clean(path.read_bytes()):
        return _("图片 %(name)s 里有脚本、样式或外部地址，不能用") % {"name": path.name}
    return ""


def is_clean(drawing: bytes) -> bool:
    """Whether an SVG is only shapes and words."""
    if b"<!DOCTYPE" in drawing or b"<!ENTITY" in drawing:
        return False
    try:
        elements = list(ElementTree.fromstring(drawing).iter())  # noqa: S314  entities were refused above
    except ElementTree.ParseError:
        return False
    return all(_harmless(element) for element in elements)


def keep(path: Path, alt: str, collection: Collection, user) -> AbstractImage:
    """The image of this file in the collection: the one that is there, else a new one, named by what is to be seen."""
    with path.open("rb") as opened:
        image = get_image_model()(
            title=alt[:60].rstrip("。"), description=alt[:255], collection=collection, uploaded_by_user=user
        )
        image.file = ImageFile(opened, name=path.name)
        image._set_file_hash()
        opened.seek(0)
        kept = get_image_model().objects.filter(collection=collection, file_hash=image.file_hash).first()
        if kept is None:
            image.file_size = path.stat().st_size
            image.save()
    return kept or image


def _harmless(element: ElementTree.Element) -> bool:
    if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in FORBIDDEN:
        return False
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2].lower()
        if name.startswith("on") or name in {"href", "src", "style"} or "url(" in value.replace("url(#", ""):
            return False
    return True
