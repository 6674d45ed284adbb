"""The pictures of items: kept beside the item, shown to whoever may see the question at that moment."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from PIL import Image

from assessments.bank.models import Item, ItemPicture, ItemVersion
from assessments.bank.wording import Wording
from assessments.bank.wording.fields import pictures_of

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


def sources_of(wordings: Mapping[int, Wording]) -> dict[int, dict[str, Source]]:
    """Where a page that shows these questions finds their pictures, {item id: wording} → {item id: {name: Source}}.

    One query, none when no question has a picture. Needs a scope that reaches the items.
    """
    used = {item_id: names for item_id, wording in wordings.items() if (names := pictures_of(wording))}
    if not used:
        return {}
    rows = ItemPicture.objects.filter(item__in=used).values_list("item", "name", "width", "height")
    sources: dict[int, dict[str, Source]] = {}
    for item_id, name, width, height in rows:
        if name in used[item_id]:
            sources.setdefault(item_id, {})[name] = Source(address(item_id, name), width, height)
    return sources


def address(item_id: int, name: str) -> str:
    """Where a picture is shown. Only a page that shows the question can make it, and it is always the same, so that a phone
    loads it once."""
    return reverse("item_picture", args=[Signer(salt=SALT).sign_object([item_id, name])])


def found(token: str) -> ItemPicture | None:
    """The picture an address stands for; None for an address that no page has made. Needs a scope that reaches the item."""
    try:
        item_id, name = Signer(salt=SALT).unsign_object(token)
    except (BadSignature, ValueError, TypeError):
        return None
    return ItemPicture.objects.filter(item=item_id, name=name).first()


def _row(item: Item, name: str, content: bytes) -> ItemPicture:
    with Image.open(BytesIO(content)) as image:
        kind, (width, height) = f"image/{(image.format or '').lower()}", image.size
    return ItemPicture(item=item, name=name, kind=kind, width=width, height=height, content=content)
