"""Reads a file of questions that anybody may have sent, in a child process, and checks what it holds."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile

from django.utils.translation import gettext_noop

from assessments.bank.checking import faults
from assessments.bank.exchange import transport
from assessments.bank.exchange.child import UNREADABLE
from assessments.bank.exchange.formats import Format
from assessments.bank.exchange.found import Fault, Found, Unreadable
from assessments.bank.wording import texts

CHILD = Path(__file__).with_name("child.py")
MOST_BYTES = 20 * 2**20
MOST_ITEMS = 10_000
MOST_SECONDS = 10  # on the clock, should the machine be busy; the child's own limit is processor time


def read_file(path: Path, form: Format) -> Found:
    """The good questions and a fault for each bad one, in the order of the file's lines. Raises Unreadable."""
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(gettext_noop("文件超过 20 MB，没有读。"))
    with TemporaryFile() as output:
        code = _run(path, form, output)
        output.seek(0)
        if code not in {0, UNREADABLE}:
            raise Unreadable(gettext_noop("这个文件太大或太复杂，没有读。请分成几份再试。"))
        found = transport.from_lines(line.decode() for line in output)
    if code == UNREADABLE:
        fault = found.faults[0]
        raise Unreadable(fault.message, fault.line, **fault.values)
    count = len(found.items) + len(found.unsound)
    if count > MOST_ITEMS:
        message = gettext_noop("一次最多导入 %(most)s 道题，这个文件有 %(count)s 道。")
        raise Unreadable(message, most=MOST_ITEMS, count=count)
    if not count and not found.faults:
        raise Unreadable(gettext_noop("这个文件里没有找到题目。"))
    return _checked(found)


def _run(path: Path, form: Format, output) -> int:
    try:
        child = subprocess.run(  # noqa: S603  our own script
            [sys.executable, "-I", str(CHILD), str(path), form.key],
            stdout=output,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(gettext_noop("这个文件太大或太复杂，没有读。请分成几份再试。")) from error
    return child.returncode


def _checked(found: Found) -> Found:
    """Only questions that can be asked count as good."""
    good = []
    for item in found.items:
        wrong = faults(item.wording)
        if wrong:
            title = item.wording.title or item.wording.code or texts.flat(item.wording.stem)[:20]
            values = {"title": title, "faults": " ".join(wrong)}
            found.unsound.append((item, Fault(gettext_noop("“%(title)s”：%(faults)s"), item.line, values)))
        else:
            good.append(item)
    found.items = good
    found.unsound.sort(key=lambda pair: pair[0].line or 0)
    return found
