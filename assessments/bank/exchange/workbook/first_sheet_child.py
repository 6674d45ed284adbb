"""Runs alone, with little memory and little time: prints the rows of the first sheet that has something in it as JSON.

A small workbook can unfold to gigabytes, so nothing of it is read in the process that serves people.
"""

import json
import resource
import sys
from pathlib import Path

MEMORY = 300 * 2**20  # bytes
SECONDS = 8  # of processor time
BAD = 3


def main(path: str, most: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path[:0] = [str(Path(__file__).parents[4]), str(Path(__file__).parents[4] / "site")]
    from assessments.bank.exchange.found import Unreadable
    from assessments.bank.exchange.workbook.cells import sheets_of

    try:
        rows = next((rows for _name, rows in sheets_of(Path(path).read_bytes()) if rows), [])
    except (Unreadable, MemoryError):
        return BAD
    if len(rows) > int(most):
        return BAD
    sys.stdout.write(json.dumps(rows, ensure_ascii=True))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
