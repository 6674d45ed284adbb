"""Reads an uploaded workbook without trusting it: checks the archive first, then lets a child process parse it."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from django.utils.translation import gettext as _

from people.roster.workbook_child import MOST_COLUMNS, MOST_ROWS, NO_HEADINGS, TOO_LARGE, TOO_MANY

CHILD = Path(__file__).with_name("workbook_child.py")
MOST_PACKED = 20 * 2**20  # bytes
MOST_UNPACKED = 300 * 2**20
MOST_SECONDS = 10  # on the clock, should the machine be busy; the child's own limit is processor time
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")  # xls, et, and any workbook with a password

Cell = str | float | bool | date
Line = tuple[int, list[Cell]]  # its number as the spreadsheet counts, and the cells as far as they are filled


class NotAWorkbook(ValueError):
    """The file cannot be read as a sheet; the message says why, in words for the person who sent it."""


def rows_of(path: Path) -> Iterator[Line]:
    """The filled rows of the sheet that has a roster's headings. All of it is parsed before this returns; the rows are
    then handed over one by one. Raises NotAWorkbook."""
    _check_archive(path)
    output = TemporaryFile()  # noqa: SIM115  closed when the last row has been read
    try:
        _parse(path, output)
    except NotAWorkbook:
        output.close()
        raise
    return _read_back(output)


def _parse(path: Path, output: IO[bytes]) -> None:
    try:
        child = subprocess.run(  # noqa: S603  our own script
            [sys.executable, "-I", str(CHILD), str(path)],
            stdout=output,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotAWorkbook(_too_large()) from error
    if child.returncode == NO_HEADINGS:
        raise NotAWorkbook(
            _("没有一个工作表里有花名册的表头。表头要在前 20 行里，至少有工号、姓名、用工类别、网格代码。")
        )
    if child.returncode == TOO_MANY:
        most = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
        raise NotAWorkbook(_("表里的行或列太多。一次最多 %(rows)s 行、%(columns)s 列。") % most)
    if child.returncode == TOO_LARGE or child.returncode < 0:
        raise NotAWorkbook(_too_large())
    if child.returncode:
        raise NotAWorkbook(_not_readable())


def _read_back(output: IO[bytes]) -> Iterator[Line]:
    with output:
        output.seek(0)
        decode = json.JSONDecoder(object_hook=lambda cell: date.fromisoformat(cell["day"])).decode
        for line in output:
            number, cells = decode(line.decode())
            yield number, cells


def _check_archive(path: Path) -> None:
    if path.stat().st_size > MOST_PACKED:
        raise NotAWorkbook(_("文件超过 20 MB，没有读。"))
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise NotAWorkbook(_what_else_it_is(path)) from error  # no archive, a later kind of one, or damaged inside
    names = [part.filename.lower() for part in parts]
    if not any(name.startswith("xl/") for name in names):
        raise NotAWorkbook(_("这不是 xlsx 工作簿。请用 WPS 或 Excel 打开，另存为 xlsx 再试。"))
    if any(name.endswith(("vbaproject.bin", "workbook.bin")) or name.startswith("xl/macrosheets/") for name in names):
        raise NotAWorkbook(_("这个工作簿带宏，或是 xlsb，没有读。请另存为普通的 xlsx 再试。"))
    if any(name.startswith("xl/externallinks/") for name in names):
        raise NotAWorkbook(_("表里引用了别的文件，读到的可能是旧数。请把内容复制出来，只粘贴数值，另存后再传。"))
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise NotAWorkbook(_("这个文件展开后太大，没有读。请另存成普通的 xlsx 再试。"))


def _what_else_it_is(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(512)
    if head.startswith(OLD_OFFICE):
        return _("这是旧式的 xls、et，或是加了密码的工作簿，改文件名没有用。请打开后另存为不加密的 xlsx 再试。")
    if head and b"\0" not in head and (b"," in head or b"\t" in head) and not head.startswith(b"%PDF"):
        return _("这是文本（csv），改文件名没有用。请用 WPS 或 Excel 打开，另存为 xlsx 再试。")
    return _("这不是 xlsx 工作簿。请用 WPS 或 Excel 打开，另存为 xlsx 再试。")


def _not_readable() -> str:
    return _("这不是能读的 xlsx 工作簿。请用 WPS 或 Excel 打开，另存为 xlsx 再试。")


def _too_large() -> str:
    return _("这个文件太大或太复杂，没有读。请只留名单本身，清掉远处的空行空列，另存成普通的 xlsx 再试。")
