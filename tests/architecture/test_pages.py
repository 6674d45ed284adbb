"""Pages keep to the content policy: no inline script or style, nothing from a foreign host, no address that does not exist."""

import re

from django.urls import get_resolver

from tests.architecture.sources import name, pages, python_files, scripts_and_styles

# WeasyPrint reads a paper's style where it stands; Wagtail's admin has a policy of its own.
NOT_OUR_PAGES = ("templates/certificates/paper", "templates/wagtailadmin")
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style\b|\sstyle=|\son[a-z]+=[\"']|javascript:", re.IGNORECASE
)
FOREIGN = re.compile(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
NAMES = {"http://www.w3.org"}  # of XML vocabularies; nothing is fetched from them


def test_no_page_has_inline_script_or_style():
    inline = [
        f"{name(page)}: {found.group()}"
        for page in pages()
        if not name(page).startswith(NOT_OUR_PAGES)
        for found in INLINE.finditer(page.read_text())
    ]

    assert inline == []


def test_a_remark_ends_on_the_line_it_begins_on():
    """Django shows one that goes on to whoever reads the page."""
    shown = [
        f"{name(page)}: {line.strip()[:60]}"
        for page in pages()
        for line in page.read_text().splitlines()
        if line.count("{#") != line.count("#}")
    ]

    assert shown == []


def test_no_page_script_or_style_names_a_foreign_host():
    foreign = [
        f"{name(file)}: {found.group()}"
        for file in [*pages(), *scripts_and_styles()]
        for found in FOREIGN.finditer(file.read_text())
        if found.group() not in NAMES
    ]

    assert foreign == []


def used_names():
    for page in pages():
        for found in re.finditer(r"{%\s*url\s+['\"]([\w:-]+)['\"]", page.read_text()):
            yield name(page), found.group(1)
    for file in python_files():
        for found in re.finditer(r"\b(?:reverse|reverse_lazy|redirect)\(\s*['\"]([\w:-]+)['\"]", file.read_text()):
            yield name(file), found.group(1)


def test_every_address_that_is_used_has_a_name():
    known = set(get_resolver().reverse_dict) | {
        f"{space}:{key}" for space, (_, inner) in get_resolver().namespace_dict.items() for key in inner.reverse_dict
    }

    assert [f"{where}: {used}" for where, used in used_names() if used not in known] == []
