"""Cuts a GIFT file into its questions: divided by blank lines, but not inside braces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

COMMENT = re.compile(r"\[(id|tag):((?:[^\]\\]|\\.)*)\]")
BRACE = re.compile(r"\\.|[{}]")
OPENING = ("::", "//", "$CATEGORY:")


@dataclass
class Block:
    """The lines of one question, or of a category; `notes` are what its comments say: ("id", …), ("tag", …)."""

    line: int
    lines: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


def blocks(text: str) -> Iterator[Block]:
    """The questions with the number of their first line. A blank line inside braces divides nothing, unless what follows
    plainly begins a question: then the brace was forgotten.
    """
    block, depth, blank = Block(0), 0, False
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if not stripped:
            blank = True
            if depth == 0 and block.lines:
                yield block
                block = Block(0)
            continue
        if blank and block.lines and stripped.startswith(OPENING):
            yield block
            block, depth = Block(0), 0
        blank = False
        if stripped.startswith("//"):
            block.notes += [(kind, _plain(value)) for kind, value in COMMENT.findall(stripped)]
            continue
        if stripped.startswith("$CATEGORY:") and not block.lines:
            yield Block(number, [stripped])
            block = Block(0)
            continue
        block.line = block.line or number
        block.lines.append(line)
        for brace in BRACE.findall(line):
            depth = max(0, depth + {"{": 1, "}": -1}.get(brace, 0))
    if block.lines:
        yield block


def _plain(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value).strip()
