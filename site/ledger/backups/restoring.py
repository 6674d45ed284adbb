"""Puts a backup back. A damaged one changes nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection

from ledger.backups import postgresql, sqlite
from ledger.backups.archives import DATABASE, Manifest, UnusableArchive, check, files, folders

LOADS: dict[str, Callable[[Path], None]] = {"sqlite": sqlite.load, "postgresql": postgresql.load}


class TargetInUse(Exception):
    """There are people or files here already, and nobody said that they may be replaced."""


def restore(source: Path, *, replace: bool = False) -> Manifest:
    """Brings database and files to the state of the backup. Nobody should be served meanwhile.

    Raises UnusableArchive (damaged, or of another kind of database) and TargetInUse; then nothing was changed.
    """
    try:
        archive = ZipFile(source)
    except (BadZipFile, OSError) as error:
        raise UnusableArchive(f"{source} cannot be read as a backup.") from error
    with archive:
        manifest = check(archive)
        if manifest.engine != connection.vendor:
            raise UnusableArchive(
                f"The backup is of {manifest.engine}, and this installation uses {connection.vendor}."
            )
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        if not replace and _in_use():
            raise TargetInUse
        _put_back(archive, manifest)
    return manifest


def _in_use() -> bool:
    user = get_user_model()
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    return any(files()) or (user._meta.db_table in tables and user._base_manager.exists())


def _put_back(archive: ZipFile, manifest: Manifest) -> None:
    # On the disk of the data, so that the last step is a renaming.
    with TemporaryDirectory(dir=settings.DATA_DIR) as name:
        unpacked = Path(name)
        archive.extractall(unpacked)
        LOADS[manifest.engine](unpacked / DATABASE)
        for folder, place in folders().items():
            (unpacked / folder).mkdir(exist_ok=True)
            if place.exists():
                shutil.move(place, unpacked / f"{folder}-before")
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(unpacked / folder, place)
