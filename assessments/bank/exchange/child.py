"""Runs alone, with little memory and little time: reads one file of questions and prints them as lines of JSON.

The first line holds the faults, the others the good questions. Nothing of what others sent is parsed where people are served.
"""

import resource
import sys
from pathlib import Path

MEMORY = 300 * 2**20  # bytes
SECONDS = 9  # of processor time
UNREADABLE, TOO_LARGE = 3, 4


def main(path: str, key: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path[:0] = [str(Path(__file__).parents[3]), str(Path(__file__).parents[3] / "site")]
    from assessments.bank.exchange import transport
    from assessments.bank.exchange.formats import FORMATS
    from assessments.bank.exchange.found import Found, Unreadable

    try:
        found = tidied(FORMATS[key].read(Path(path).read_bytes()))
        lines = transport.to_lines(found)
    except Unreadable as unreadable:
        sys.stdout.write(transport.to_lines(Found(faults=[unreadable.fault]))[0] + "\n")
        return UNREADABLE
    except (MemoryError, RecursionError):
        return TOO_LARGE
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def tidied(found):
    """With clean pictures; a question whose picture cannot be used becomes a fault."""
    from assessments.bank.exchange.found import BadItem, Found, FoundItem
    from assessments.bank.exchange.imaging import with_clean_pictures

    clean = Found(faults=list(found.faults))
    for item, fault in [*((item, None) for item in found.items), *found.unsound]:
        try:
            wording = with_clean_pictures(item.wording, item.line)
        except BadItem as bad:
            clean.faults.append(bad.fault)
            continue
        files = tuple((name, len(content)) for name, content in item.wording.files.items())
        tidy = FoundItem(wording, item.line, item.left, files)
        if fault:
            clean.unsound.append((tidy, fault))
        else:
            clean.items.append(tidy)
    return clean


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
