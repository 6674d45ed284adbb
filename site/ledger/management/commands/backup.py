from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ledger.backups.archives import UnusableArchive
from ledger.backups.making import NothingToKeep, back_up


class Command(BaseCommand):
    help = "Writes the database and all files into one file. May run while the system serves."

    def add_arguments(self, parser):
        parser.add_argument("to", metavar="TO", type=Path)

    def handle(self, *args, to: Path, **options):
        if not to.name:
            raise CommandError("Name the file: make backup TO=backups/2026-11-28.zip", returncode=2)
        try:
            manifest = back_up(to)
        except FileExistsError as error:
            raise CommandError(f"{to} is there already. A backup is never written over.") from error
        except NothingToKeep as error:
            raise CommandError("There is no database here yet. Is DATA_DIR or DATABASE_URL right?") from error
        except UnusableArchive as error:
            raise CommandError(str(error)) from error
        rows, files = sum(manifest.rows.values()), len(manifest.files) - 1
        self.stdout.write(f"{to}: {rows} rows, {files} files, {to.stat().st_size / 2**20:.1f} MB")
