"""Makes an installation ready to serve: after the first set-up and after every update. What is in step already is left alone."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Migrates the database, compiles the translations and collects the static files, as far as they are behind."

    def handle(self, *args, **options):
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        call_command("translations", compile=True, verbosity=0)
        if _migrations_wait():
            self.stderr.write("Preparing the database …")
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
        if _static_files_are_behind():
            self.stderr.write("Collecting the static files …")
            call_command("collectstatic", interactive=False, verbosity=0)


def _migrations_wait() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _static_files_are_behind() -> bool:
    """Whether a source file is newer than the manifest, which is written last."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    collected = manifest.stat().st_mtime
    return any(
        Path(storage.path(name)).stat().st_mtime > collected
        for finder in get_finders()
        for name, storage in finder.list([])
    )
