"""Checks, updates or compiles the message catalogues."""

from django.core.management.base import BaseCommand, CommandError

from web import translating


class Command(BaseCommand):
    help = "Keeps the English catalogue in step with the Chinese texts of the sources, and compiles all catalogues."

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--check", action="store_true", help="fails unless English is complete and in step")
        what.add_argument("--update", action="store_true", help="adds new texts, drops those that are gone")
        what.add_argument("--compile", action="store_true", help="writes the .mo files that are behind")

    def handle(self, *args, **options):
        if options["check"]:
            self._check()
        elif options["update"]:
            translating.write(translating.in_step())
            self.stdout.write(f"{len(translating.faults())} texts wait for their English.")
        else:
            written = translating.compile_all()
            if options["verbosity"]:
                self.stdout.write(f"{len(written)} catalogues compiled.")

    def _check(self):
        faults = translating.faults()
        if faults:
            raise CommandError("\n".join([*faults, f"{len(faults)} faults. `make translations` adds what is new."]))
