"""The pictures of items: kept beside the item, shown to whoever may see the question at that moment."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from django.core import signing
from PIL import Image

from assessments.bank.models import Item, ItemPicture, ItemVersion
from assessments.bank.wording import Wording

SALT = "item picture"


@dataclass(frozen=True)
class Source:
    """Where a page finds a picture, and its size in pixels."""

    address: str
    width: int
    height: int


def in_page(files: Mapping[str, bytes]) -> dict[str, Source]:
    """Sources that carry the pictures themselves: for previews, before or beside what the bank keeps."""
    return {name: _in_page(content) for name, content in files.items()}


def _in_page(content: bytes) -> Source:
    with Image.open(BytesIO(content)) as image:
        kind, (width, height) = (image.format or "").lower(), image.size
    return Source(f"data:image/{kind};base64,{b64encode(content).decode()}", width, height)


def with_files(version: ItemVersion) -> Wording:
    """The version's wording with the pictures it uses; one query when there are any."""
    wording = version.wording
    if "![" not in f"{version.stem}{version.body}{version.explanation}" and not wording.picture:
        return wording
    return replace(wording, files=files_of(version.item_id))


def files_of(item_id: int) -> dict[str, bytes]:
    """All pictures of an item by name."""
    rows = ItemPicture.objects.filter(item=item_id).values_list("name", "content")
    return {name: bytes(content) for name, content in rows}


def keep_many(files: Mapping[Item, Mapping[str, bytes]]) -> None:
    """Adds pictures to items; a name that an item has already is the same picture (names come from the content)."""
    rows = [_row(item, name, content) for item, named in files.items() for name, content in named.items()]
    ItemPicture.objects.bulk_create(rows, batch_size=100, ignore_conflicts=True)


def address(names: Iterable[str], item_id: int) -> dict[str, str]:
    """What stands in an address for each picture: only a page that shows the question can make it."""
    return {name: signing.dumps([item_id, name], salt=SALT) for name in names}


def found(token: str) -> ItemPicture | None:
    """The picture an address stands for; None for an address that no page has made."""
    try:
        item_id, name = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return ItemPicture.objects.filter(item=item_id, name=name).first()


def _row(item: Item, name: str, content: bytes) -> ItemPicture:
    with Image.open(BytesIO(content)) as image:
        kind, (width, height) = f"image/{(image.format or '').lower()}", image.size
    return ItemPicture(item=item, name=name, kind=kind, width=width, height=height, content=content)
