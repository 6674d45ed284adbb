"""Message catalogues without the gettext programs: found in the sources, kept in step, compiled.

The texts in the sources are Chinese and need no catalogue; English must be complete. The Chinese catalogue holds only what
Wagtail's own lacks, and is never filled from our sources. Compiled, it also holds each of our texts as it is: Django looks a
text that it does not find there up in hundreds of catalogues of others, one after the other, fifty times a page.
"""

import re
from collections.abc import Iterator
from io import SEEK_END, BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

CODE = ("site", "courses", "assessments")
KEYWORDS: dict = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
HEADER = r"""msgid ""
msgstr ""
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""  # no date: two people who both add a text should not meet here
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")


def english() -> Path:
    return Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.po"


def chinese() -> Path:
    return Path(settings.LOCALE_PATHS[0]) / "zh_Hans" / "LC_MESSAGES" / "django.po"


def catalogues() -> list[Path]:
    return sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/*.po"))


def found() -> Catalog:
    """Every text in our Python and our templates."""
    catalogue = _empty()
    for method, file, source in _sources():
        for _line, message, _comments, context in extract(method, BytesIO(source.encode()), KEYWORDS):
            if not message:
                raise ValueError(f"{file}: an empty text to translate")
            catalogue.add(message, context=context)
    return catalogue


def read(file: Path) -> Catalog:
    if not file.exists():
        return _empty()
    with file.open("rb") as stream:
        return read_po(stream, locale=file.parent.parent.name)


def in_step() -> Catalog:
    """English as it stands, with the texts that are new and without those that are gone. A translation is never guessed."""
    present, catalogue = read(english()), found()
    for message in catalogue:
        known = present.get(message.id, message.context)
        if message.id and known:
            message.string, message.flags = known.string, known.flags
    return catalogue


def write(catalogue: Catalog) -> None:
    """Sorted and without line numbers, so that two people's changes seldom meet."""
    english().parent.mkdir(parents=True, exist_ok=True)
    text = BytesIO(HEADER.encode())
    text.seek(0, SEEK_END)
    write_po(text, catalogue, sort_output=True, no_location=True, omit_header=True, width=0, ignore_obsolete=True)
    english().write_bytes(text.getvalue().rstrip() + b"\n")


def compile_all() -> list[Path]:
    """Writes the .mo file of every catalogue that is newer than its own; returns those written."""
    written = []
    for source in catalogues():
        target, made_of = source.with_suffix(".mo"), [source, english()] if source == chinese() else [source]
        if not target.exists() or target.stat().st_mtime < max(file.stat().st_mtime for file in made_of):
            catalogue = read(source)
            if source == chinese():
                _add_as_they_are(catalogue, read(english()))
            with target.open("wb") as stream:
                write_mo(stream, catalogue)
            written.append(target)
    return written


def _add_as_they_are(catalogue: Catalog, ours: Catalog) -> None:
    for message in ours:
        if message.id and not message.pluralizable and not catalogue.get(message.id, message.context):
            catalogue.add(message.id, message.id, context=message.context)


def faults() -> list[str]:
    """What keeps English from being complete, one sentence each."""
    present, wanted = read(english()), found()
    texts = {_key(message) for message in wanted if message.id}
    kept = {_key(message) for message in present if message.id}
    return (
        [f"not in the catalogue: {text}" for _context, text in sorted(texts - kept)]
        + [f"no longer in the sources: {text}" for _context, text in sorted(kept - texts)]
        + [fault for message in present if message.id and _key(message) in texts for fault in _faults_of(message)]
    )


def _faults_of(message: Message) -> Iterator[str]:
    _context, text = _key(message)
    strings = message.string if isinstance(message.string, list | tuple) else [message.string]
    if message.fuzzy:
        yield f"marked fuzzy: {text}"
    if not all(strings):
        yield f"no English: {text}"
        return
    # Of two forms the plural carries every placeholder; the singular may say "one".
    if set(PLACEHOLDER.findall(str(strings[-1]))) != set(PLACEHOLDER.findall(text)):
        yield f"other placeholders than the Chinese: {text}"


def _key(message: Message) -> tuple[str, str]:
    text = message.id[-1] if isinstance(message.id, list | tuple) else message.id
    return message.context or "", text


def _sources() -> Iterator[tuple[str, Path, str]]:
    for folder in CODE:
        for file in sorted((settings.BASE_DIR / folder).rglob("*.py")):
            if "migrations" not in file.parts:
                yield "python", file, file.read_text()
    for file in sorted((settings.BASE_DIR / "templates").rglob("*.*")):
        if file.suffix in {".html", ".txt", ".svg"}:
            # The text between the tags becomes filler; its indentation must not be read as Python's.
            yield "python", file, INDENT.sub("", templatize(file.read_text(), origin=str(file)))


def _empty() -> Catalog:
    return Catalog(locale="en", fuzzy=False)
