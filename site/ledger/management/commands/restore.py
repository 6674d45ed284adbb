from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ledger.backups.archives import UnusableArchive
from ledger.backups.restoring import TargetInUse, restore


class Command(BaseCommand):
    help = "Brings database and files to the state of a backup. Stop the server first."

    def add_arguments(self, parser):
        parser.add_argument("source", metavar="FROM", type=Path)
        parser.add_argument("--replace", action="store_true", help="also when there are people or files here already")

    def handle(self, *args, source: Path, replace: bool, **options):
        if not source.is_file():
            raise CommandError(f"There is no file {source}. Name it: make restore FROM=…", returncode=2)
        try:
            manifest = restore(source, replace=replace)
        except TargetInUse as error:
            raise CommandError(
                "There are people or files here already; nothing was changed. "
                "To put the backup in their place: make restore FROM=… REPLACE=1"
            ) from error
        except UnusableArchive as error:
            raise CommandError(str(error)) from error
        rows, files = sum(manifest.rows.values()), len(manifest.files) - 1
        self.stdout.write(f"Restored the state of {manifest.made_at}: {rows} rows, {files} files.")
