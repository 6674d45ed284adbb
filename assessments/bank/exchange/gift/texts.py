"""Texts and their format: [html], [moodle], [plain] or [markdown] in front."""

import re

from assessments.bank.exchange import html
from assessments.bank.exchange.gift.escapes import show

Format = str
MOODLE, PLAIN, HTML, MARKDOWN = "moodle", "plain", "html", "markdown"
PREFIX = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--)")


def split_format(text: str, usual: Format) -> tuple[str, Format]:
    """The text without its prefix, and the format it is in."""
    found = PREFIX.match(text)
    return (text[found.end() :], found[1].lower()) if found else (text, usual)


def read_text(text: str, usual: Format) -> str:
    """A text of the file, escaped signs hidden, as the bank keeps it."""
    text, form = split_format(text, usual)
    shown = show(text)
    if form == HTML or (form in {MOODLE, MARKDOWN} and (TAG.search(shown) or "&" in shown)):
        return html.to_text(shown if form == HTML else shown.replace("\n", "<br>"))
    return "\n".join(line.strip() for line in shown.strip().split("\n"))
