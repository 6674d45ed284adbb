"""The answer sheets of a room as one document in the private storage, from their printing to the end of the room."""

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from assessments.quizzes.models import Room


def keep(room: Room, content: bytes) -> None:
    """In place of the earlier document."""
    forget(room)
    storages["private"].save(_name(room), ContentFile(content))


def has_sheets(room: Room) -> bool:
    return storages["private"].exists(_name(room))


def kept(room: Room) -> bytes:
    """Raises FileNotFoundError."""
    with storages["private"].open(_name(room)) as file:
        return file.read()


def forget(room: Room) -> None:
    storages["private"].delete(_name(room))


def _name(room: Room) -> str:
    return f"rooms/{room.pk}-{room.seed}.pdf"  # numbers of rooms may come again, seeds do not
