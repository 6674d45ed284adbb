"""An item of QTI 3.0 while it is written: its declarations, its rules and its feedback, as XML."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from xml.sax.saxutils import quoteattr

from assessments.bank.exchange import html
from assessments.bank.exchange.qti.names import PREFIX, kebab

UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # XML has no place for them
UNCLOSED = re.compile(r"<(br|img [^>]*)>")
ONE_LINE = re.compile(r"<p>((?:(?!<p>).)*)</p>$")


@dataclass
class Sheet:
    """`source`: where a picture is found from the item. `plain`: no rule but the one for the score."""

    source: Callable[[str], str]
    declared: list[str] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def text(self, text: str) -> str:
        """Paragraphs; a single line stands without one."""
        blocks = self.blocks(text)
        line = ONE_LINE.match(blocks)
        return line[1] if line else blocks

    def blocks(self, text: str) -> str:
        return UNCLOSED.sub(r"<\1/>", html.to_html(UNFIT.sub("", text), self.source)) if text else ""

    def declare(
        self, name: str, base: str, cardinality: str = "single", correct: Sequence[str] = (), mapping: str = ""
    ) -> None:
        values = "".join(tag("value", escaped(value)) for value in correct)
        key = tag("correctResponse", values) if values else ""
        self.declared.append(
            tag("responseDeclaration", key + mapping, identifier=name, cardinality=cardinality, baseType=base)
        )

    def outcome(
        self, name: str, base: str = "float", cardinality: str = "single", defaults: Sequence[str] = (), **more: str
    ) -> None:
        values = "".join(tag("value", value) for value in defaults)
        inner = tag("defaultValue", values) if values else ""
        self.outcomes.append(
            tag("outcomeDeclaration", inner, identifier=name, cardinality=cardinality, baseType=base, **more)
        )


def tag(name: str, inner: str = "", **attributes: str) -> str:
    """An element of QTI, by its name in 2.x."""
    full = PREFIX + kebab(name)
    said = "".join(f" {kebab(key.rstrip('_'))}={quoteattr(UNFIT.sub('', value))}" for key, value in attributes.items())
    return f"<{full}{said}>{inner}</{full}>" if inner else f"<{full}{said}/>"


def escaped(text: str) -> str:
    return UNFIT.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def mapping(entries: Mapping[str, Decimal], most: Decimal | None = None, exact: bool | None = None) -> str:
    """What each value earns, the rest nothing. `most`: the sum stays between 0 and this. `exact`: capitals count."""
    case = {} if exact is None else {"caseSensitive": str(exact).lower()}
    told = "".join(tag("mapEntry", mapKey=key, mappedValue=f"{value:f}", **case) for key, value in entries.items())
    bounds = {} if most is None else {"lowerBound": "0", "upperBound": f"{most:f}"}
    return tag("mapping", told, **bounds, defaultValue="0")


def number(value: Decimal | str) -> str:
    return tag("baseValue", value if isinstance(value, str) else f"{value:f}", baseType="float")


def variable(name: str) -> str:
    return tag("variable", identifier=name)


def sets(outcome: str, value: str) -> str:
    return tag("setOutcomeValue", value, identifier=outcome)


def chosen(*branches: tuple[str, str], otherwise: str = "") -> str:
    """The first condition that holds decides."""
    names = ["responseIf", *["responseElseIf"] * (len(branches) - 1)]
    told = "".join(tag(name, condition + rule) for name, (condition, rule) in zip(names, branches, strict=True))
    return tag("responseCondition", told + (tag("responseElse", otherwise) if otherwise else ""))
