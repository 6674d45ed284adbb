"""Reads an uploaded workbook without trusting it: checks the archive first, then lets a child process parse it."""

import json
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

CHILD = Path(__file__).with_name("workbook_child.py")
MOST_PACKED = 20 * 2**20  # bytes
MOST_UNPACKED = 100 * 2**20
MOST_SECONDS = 10  # on the clock, should the machine be busy; the child's own limit is processor time

Cell = str | float | bool | date


class NotAWorkbook(ValueError):
    """The file cannot be read as a sheet; the message says why, in words for the person who sent it."""


def rows_of(path: Path) -> list[list[Cell]]:
    """The cells of the first sheet, row by row from the first; an empty cell is "". Raises NotAWorkbook."""
    _check_archive(path)
    try:
        child = subprocess.run(  # noqa: S603  our own script
            [sys.executable, "-I", str(CHILD), str(path)], capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise NotAWorkbook(_("这个文件太大或太复杂，没有读。请另存成普通的 xlsx 再试。")) from error
    if child.returncode == 3:
        raise NotAWorkbook(_("表里的行或列太多。一次最多五万行、一百列。"))
    if child.returncode < 0:
        raise NotAWorkbook(_("这个文件太大或太复杂，没有读。请另存成普通的 xlsx 再试。"))
    if child.returncode:
        raise NotAWorkbook(_("这不是能读的 xlsx 工作簿。请用 WPS 或 Excel 打开，另存为 xlsx 再试。"))
    return json.loads(child.stdout, object_hook=lambda cell: date.fromisoformat(cell["day"]))


def _check_archive(path: Path) -> None:
    if path.stat().st_size > MOST_PACKED:
        raise NotAWorkbook(_("文件超过 20 MB，没有读。"))
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise NotAWorkbook(_("这不是 xlsx 工作簿。请用 WPS 或 Excel 打开，另存为 xlsx 再试。")) from error
    if not any(part.filename.startswith("xl/") for part in parts):
        raise NotAWorkbook(_("这不是 xlsx 工作簿。请用 WPS 或 Excel 打开，另存为 xlsx 再试。"))
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise NotAWorkbook(_("这个文件展开后太大，没有读。请另存成普通的 xlsx 再试。"))
