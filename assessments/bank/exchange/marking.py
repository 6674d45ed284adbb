"""Marks a response to the one question of an exchange file: QTI by the rules in the file, other formats as the bank marks."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from django.utils.translation import gettext_noop

from assessments.bank.exchange import xml
from assessments.bank.exchange.formats import FORMATS, Format
from assessments.bank.exchange.found import BadItem, Fault, Unreadable
from assessments.bank.exchange.qti.item import read_item
from assessments.bank.exchange.qti.marking import mark
from assessments.bank.exchange.qti.package import sources
from assessments.bank.exchange.reading import MOST_BYTES, read_file
from assessments.bank.marking import points
from assessments.bank.wording import Kind, Wording

Given = Mapping[str, list[str]]
RESPONSE = "RESPONSE"
ONLY_ONE = gettext_noop("文件里要正好有一道题，这个文件有 %(count)s 道。")


def format_of(path: Path) -> Format:
    """By the ending; of XML by what is inside, of text the one that finds a question. Raises Unreadable."""
    ending = path.suffix.lower()
    if ending == ".xml":
        return FORMATS["moodle-xml" if xml.name(xml.parse(path.read_bytes())) == "quiz" else "qti"]
    if ending == ".txt":
        aiken = FORMATS["aiken"].read(path.read_bytes())
        return FORMATS["aiken" if aiken.items and not aiken.all_faults else "gift"]
    fitting = [form for form in FORMATS.values() if ending in form.extensions]
    if not fitting:
        raise Unreadable(gettext_noop("认不出“%(name)s”是什么格式。"), name=path.name)
    return fitting[0]


def mark_file(path: Path, given: Given) -> tuple[Fraction, Fraction]:
    """The score and the most there is, in the question's own points.

    `given`: for QTI response identifier → values as QTI writes them. For other formats {"RESPONSE": values}, values as
    `marking.fraction` takes them (letters, texts, points); for a case {"1": values, "2": …}, by the number of the part.
    Raises Unreadable, and BadItem for what cannot be marked.
    """
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(gettext_noop("文件超过 20 MB，没有读。"))
    form = format_of(path)
    return _by_its_rules(path.read_bytes(), given) if form.key == "qti" else _by_the_bank(path, form, given)


def _by_its_rules(data: bytes, given: Given) -> tuple[Fraction, Fraction]:
    found = list(sources(data))
    if len(found) != 1:
        raise Unreadable(ONLY_ONE, count=len(found))
    [source] = found
    if isinstance(source, Fault):
        raise Unreadable(source.message, source.line, **source.values)
    return mark(read_item(source.element, source.line, source.load), given)


def _by_the_bank(path: Path, form: Format, given: Given) -> tuple[Fraction, Fraction]:
    found = read_file(path, form)
    for fault in found.all_faults:
        raise BadItem(fault.message, fault.line, **fault.values)
    if len(found.items) != 1:
        raise Unreadable(ONLY_ONE, count=len(found.items))
    wording = found.items[0].wording
    title = wording.title or form.key
    names = _names(wording)
    for name in given.keys() - names:
        raise BadItem(gettext_noop("“%(title)s”没有叫 %(response)s 的作答。"), None, title=title, response=name[:40])
    response = given if wording.kind == Kind.CASE else given.get(RESPONSE, [])
    score = None if wording.kind == Kind.DESCRIPTION else points(wording, response, wording.score)
    if score is None:
        raise BadItem(gettext_noop("“%(title)s”要由人评分。"), None, title=title)
    return Fraction(score), Fraction(wording.score)


def _names(wording: Wording) -> set[str]:
    return {str(number) for number in range(1, len(wording.parts) + 1)} or {RESPONSE}
