"""`python -m tests.bench [NAME] [--json]`: measures against goals, in a database of its own. Ends with 1 when one is missed."""

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = (
    "save_answers",
    "save_lanes",
    "exam_day",
    "hashing",
    "sign_in",
    "roster",
    "import_items",
    "draw_forms",
    "load_demo",
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}; all by default")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    options = parser.parse_args()
    if unknown := set(options.names) - set(NAMES):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    with TemporaryDirectory(prefix="gridschool-bench-") as folder:
        _prepare(folder)
        from tests.bench.measures import MEASURES

        rows = [MEASURES[name]() for name in options.names or NAMES]
    if options.json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))  # noqa: T201
    else:
        for row in rows:
            held = "held" if row.held else "MISSED"
            print(f"{row.name:14} {held:7} {row.figure:22} goal: {row.goal}; beside: {row.yardstick}")  # noqa: T201
    return 0 if all(row.held for row in rows) else 1


def _prepare(folder: str) -> None:
    """The demonstration's settings on an empty, migrated database in `folder`."""
    os.environ |= {"DATA_DIR": folder, "GRIDSCHOOL_PROFILE": "demo", "DJANGO_SETTINGS_MODULE": "config.settings"}
    os.environ.pop("DATABASE_URL", None)
    sys.path.insert(0, str(ROOT / "site"))

    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("translations", compile=True, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
