"""The rows of a workbook that is no bank of questions, read in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext as _

CHILD = Path(__file__).with_name("first_sheet_child.py")
MOST_SECONDS, MOST_ROWS = 10, 2_000


class NotReadable(ValueError):
    """Nothing can be taken from the file; the message says why."""


def lines_of(path: str, most: int = MOST_ROWS) -> list[tuple[int, list[str]]]:
    """Number and cells of the rows of the first sheet that has something in it, `most` of them. Raises NotReadable."""
    try:
        child = subprocess.run(  # noqa: S603  our own script
            [sys.executable, "-I", str(CHILD), path, str(most)],
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotReadable(_("这个文件太大或太复杂，没有读。")) from error
    if child.returncode:
        raise NotReadable(
            _("这个文件不是 Excel 表格，或者加了密码、太大、已经损坏。用 Excel 或 WPS 打开，另存为 .xlsx 再试。")
        )
    return [(number, cells) for number, cells in json.loads(child.stdout)]
