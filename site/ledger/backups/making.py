"""Makes a backup, also while the system serves."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import connection
from django.utils import timezone

from ledger.backups import postgresql, sqlite
from ledger.backups.archives import DATABASE, MANIFEST, Manifest, add, files

DUMPS: dict[str, Callable[[Path], dict[str, int]]] = {"sqlite": sqlite.dump, "postgresql": postgresql.dump}


class NothingToKeep(Exception):
    """The database is empty: there is nothing to back up, and perhaps it is the wrong one."""


def back_up(target: Path) -> Manifest:
    """Writes database and files into the one file `target`.

    Raises FileExistsError (a backup is never written over) and NothingToKeep.
    """
    if target.exists():
        raise FileExistsError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.unfinished")
    with TemporaryDirectory(dir=target.parent) as folder:
        dump = Path(folder) / DATABASE
        rows = DUMPS[connection.vendor](dump)
        if not rows:
            raise NothingToKeep
        manifest = Manifest(connection.vendor, timezone.now().isoformat(), rows)
        with ZipFile(unfinished, "w", ZIP_DEFLATED) as archive:
            add(archive, manifest, DATABASE, dump)
    # The files come after the database: what it names is there by then, for files are added before they are named.
    with ZipFile(unfinished, "a", ZIP_DEFLATED) as archive:
        for name, file in files():
            add(archive, manifest, name, file)
        archive.writestr(MANIFEST, manifest.to_json())
    unfinished.rename(target)
    return manifest
