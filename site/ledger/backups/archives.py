"""The archive: a zip with the database, the files, and a manifest that says what must be in it.

`manifest.json`: {"format": 1, "made_at", "engine": "sqlite" or "postgresql", "rows": {table: count},
"files": {name: {"bytes", "sha256"}}}. Names are `database`, `media/…` and `private/…`.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from django.conf import settings

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database"


class UnusableArchive(Exception):
    """The archive is damaged, or not one that can be restored here. Nothing was changed."""


@dataclass
class Manifest:
    engine: str
    made_at: str
    rows: dict[str, int]
    files: dict[str, dict] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def folders() -> dict[str, Path]:
    """What is kept beside the database, by its name in the archive."""
    return {"media": Path(settings.MEDIA_ROOT), "private": Path(settings.PRIVATE_ROOT)}


def files() -> Iterator[tuple[str, Path]]:
    for name, folder in folders().items():
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                yield f"{name}/{file.relative_to(folder).as_posix()}", file


def add(archive: ZipFile, manifest: Manifest, name: str, file: Path) -> None:
    """Puts a file into the archive and notes what was put in."""
    digest, size = sha256(), 0
    with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as stored:
        while piece := source.read(2**20):
            stored.write(piece)
            digest.update(piece)
            size += len(piece)
    manifest.files[name] = {"bytes": size, "sha256": digest.hexdigest()}


def check(archive: ZipFile) -> Manifest:
    """The manifest of an archive that is whole. Raises UnusableArchive with a sentence."""
    try:
        manifest = Manifest(**json.loads(archive.read(MANIFEST)))
    except (KeyError, TypeError, ValueError, BadZipFile) as error:
        raise UnusableArchive("This is not a backup of Gridschool: it has no readable manifest.") from error
    if manifest.format != FORMAT:
        raise UnusableArchive(f"This backup has format {manifest.format}; this version reads format {FORMAT}.")
    if set(archive.namelist()) - {MANIFEST} != set(manifest.files) or DATABASE not in manifest.files:
        raise UnusableArchive("The backup is damaged: it does not hold the files its manifest names.")
    for name, wanted in manifest.files.items():
        if not _is_safe(name) or _found(archive, name) != wanted:
            raise UnusableArchive(f"The backup is damaged: {name} is not what it was when the backup was made.")
    return manifest


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    return name == DATABASE or (path.parts[0] in folders() and ".." not in path.parts and not path.is_absolute())


def _found(archive: ZipFile, name: str) -> dict | None:
    try:
        with archive.open(name) as stored:
            digest = file_digest(stored, "sha256").hexdigest()  # type: ignore[arg-type]  # it reads like a file
    except (BadZipFile, OSError, ValueError, zlib.error):
        return None
    return {"bytes": archive.getinfo(name).file_size, "sha256": digest}
