"""The files of this project, by kind."""

from pathlib import Path

from django.conf import settings

ROOT = settings.BASE_DIR
CODE = ("site", "courses", "assessments")


def python_files() -> list[Path]:
    """Our own Python, without tests and migrations."""
    return [
        file
        for folder in CODE
        for file in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in file.parts and file.stat().st_size
    ]


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.*"))


def pages() -> list[Path]:
    return [file for file in templates() if file.suffix in {".html", ".svg"}]


def scripts_and_styles() -> list[Path]:
    """Our own; what lies in a folder `vendor` is as its makers published it, links in its comments included."""
    folders = (ROOT / folder for folder in CODE)
    return [
        file
        for folder in folders
        for file in sorted(folder.rglob("static/**/*"))
        if file.suffix in {".js", ".css", ".svg"} and "vendor" not in file.parts
    ]


def lines(file: Path) -> int:
    return len(file.read_text().splitlines())


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))
