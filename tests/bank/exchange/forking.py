"""Looks at many files in children with little memory, as the product reads what somebody sends (`exchange.child`)."""

import faulthandler
import os
import resource
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assessments.bank.exchange.child import MEMORY


def unread(files: Sequence[bytes], look: Callable[[bytes], None]) -> Iterator[int]:
    """The numbers of those that a child died of, or had not the memory for: to their sender they are too large to be read.
    Fails when `look` raises anything else.
    """
    next_one = 0
    while next_one < len(files):
        reading, writing = os.pipe()
        if (child := os.fork()) == 0:
            os.close(reading)
            _work(files, next_one, look, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as told:
            lines = told.read().decode().splitlines()
        os.waitpid(child, 0)
        said = [line for line in lines if not line.isdecimal()]
        assert not said, "\n".join([f"file {lines[0] if lines else next_one}:", *said])
        next_one += len(lines)
        if next_one < len(files):
            yield next_one
            next_one += 1


def _work(files: Sequence[bytes], start: int, look: Callable[[bytes], None], writing: int) -> None:
    """One line with its number for each that was looked at; a trace for what broke."""
    _limit_memory()
    try:
        for number in range(start, len(files)):
            look(files[number])
            os.write(writing, f"{number}\n".encode())
    except MemoryError:
        pass
    except BaseException:
        os.write(writing, traceback.format_exc().encode())
    os._exit(0)


def _limit_memory() -> None:
    """So much more than the parent holds already."""
    if sys.platform == "linux":
        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, held + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a dying library says
