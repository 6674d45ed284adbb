"""The lines an opened figure shows: what it is the sum of, which rule made each line, what the rule saw."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Trace:
    """One line of an opened figure, with the lines below it.

    label: what it is, in words. value: the figure as shown ("88", "320.00"); may be empty.
    how: the rule in words and numbers ("3,000 × 1.10 × 80 %"). note: the plain answer or remark a rule saw.
    mark: "right" or "wrong" for a marked answer. url: the page that shows the evidence itself.
    html: the line as pages show it, where it was made before and kept; then the rest may be empty.
    """

    label: str
    value: str = ""
    how: str = ""
    note: str = ""
    mark: str = ""
    url: str = ""
    lines: list[Trace] = field(default_factory=list)
    html: str = ""
