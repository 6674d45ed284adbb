"""Writes Moodle XML that Moodle itself reads."""

from base64 import b64encode
from collections.abc import Callable, Iterable

from lxml import etree

from assessments.bank.exchange import html
from assessments.bank.exchange.categories import category_of
from assessments.bank.exchange.moodle.cloze_writing import cloze_of
from assessments.bank.wording import Choice, Kind, Wording, texts

TYPES = {
    Kind.SINGLE: "multichoice",
    Kind.MULTIPLE: "multichoice",
    Kind.TRUE_FALSE: "truefalse",
    Kind.SHORT_ANSWER: "shortanswer",
    Kind.MATCHING: "matching",
    Kind.ORDERING: "ordering",
    Kind.DESCRIPTION: "description",
    Kind.CASE: "cloze",
    Kind.GAP: "cloze",
}


def write(wordings: Iterable[Wording]) -> bytes:
    quiz, topic = etree.Element("quiz"), ""
    for wording in wordings:
        if wording.topic != topic:
            topic = wording.topic
            _text(etree.SubElement(etree.SubElement(quiz, "question", type="category"), "category"), category_of(topic))
        _question(quiz, wording)
    return etree.tostring(quiz, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def is_number(wording: Wording) -> bool:
    """A question for one number, asked at its end."""
    one = wording.kind == Kind.GAP and len(wording.gaps) == 1 and wording.stem.endswith("[[1]]")
    return one and all(answer.tolerance is not None for answer in wording.gaps[0].answers)


def _question(quiz: etree._Element, wording: Wording) -> None:
    kind = "numerical" if is_number(wording) else TYPES[Kind(wording.kind)]
    if kind == "shortanswer" and not wording.answers:
        kind = "essay"
    question = etree.SubElement(quiz, "question", type=kind)
    _text(etree.SubElement(question, "name"), wording.title)
    stem = etree.SubElement(question, "questiontext", format="html")
    used = set(texts.pictures_in(wording.stem))
    if kind == "cloze":
        _cdata(stem, cloze_of(wording))
    else:
        _html(stem, wording.stem.removesuffix("[[1]]").rstrip() if kind == "numerical" else wording.stem)
    _files(stem, used, wording)
    _html(etree.SubElement(question, "generalfeedback", format="html"), wording.explanation, wording)
    if kind not in {"description", "cloze"}:
        etree.SubElement(question, "defaultgrade").text = f"{wording.score:f}"
    if wording.code:
        etree.SubElement(question, "idnumber").text = wording.code
    WRITERS.get(kind, lambda question, wording: None)(question, wording)
    if wording.tags:
        tags = etree.SubElement(question, "tags")
        for tag in wording.tags:
            _text(etree.SubElement(tags, "tag"), tag)


def _choices(question: etree._Element, wording: Wording) -> None:
    etree.SubElement(question, "single").text = "true" if wording.kind == Kind.SINGLE else "false"
    etree.SubElement(question, "shuffleanswers").text = "true" if wording.shuffle else "false"
    for choice in wording.choices:
        _answer(question, choice, wording)


def _true_false(question: etree._Element, wording: Wording) -> None:
    for word, choice in zip(("true", "false"), wording.choices, strict=True):
        answer = etree.SubElement(question, "answer", fraction=_percent(choice.weight))
        _text(answer, word)
        _html(etree.SubElement(answer, "feedback", format="html"), choice.feedback, wording)


def _short(question: etree._Element, wording: Wording) -> None:
    etree.SubElement(question, "usecase").text = "1" if wording.case_sensitive else "0"
    for answer in wording.answers:
        element = etree.SubElement(question, "answer", fraction=_percent(answer.weight))
        _text(element, answer.text)
        _html(etree.SubElement(element, "feedback", format="html"), answer.feedback, wording)


def _essay(question: etree._Element, wording: Wording) -> None:
    if wording.criteria:
        _html(etree.SubElement(question, "graderinfo", format="html"), wording.criteria[0].about, wording)


def _numbers(question: etree._Element, wording: Wording) -> None:
    for answer in wording.gaps[0].answers:
        element = etree.SubElement(question, "answer", fraction=_percent(answer.weight))
        _text(element, answer.text)
        _html(etree.SubElement(element, "feedback", format="html"), answer.feedback, wording)
        etree.SubElement(element, "tolerance").text = f"{answer.tolerance:f}"


def _pairs(question: etree._Element, wording: Wording) -> None:
    etree.SubElement(question, "shuffleanswers").text = "true" if wording.shuffle else "false"
    for pair in wording.pairs:
        element = etree.SubElement(question, "subquestion", format="html")
        _html(element, pair.text, wording)
        _cdata(etree.SubElement(element, "answer"), html.to_html(pair.match, _source))


def _order(question: etree._Element, wording: Wording) -> None:
    etree.SubElement(question, "gradingtype").text = "ABSOLUTE_POSITION" if wording.partial else "ALL_OR_NOTHING"
    for place, choice in enumerate(wording.choices, 1):
        element = etree.SubElement(question, "answer", fraction=str(place), format="html")
        _html(element, choice.text, wording)


WRITERS: dict[str, Callable[[etree._Element, Wording], None]] = {
    "multichoice": _choices,
    "truefalse": _true_false,
    "shortanswer": _short,
    "essay": _essay,
    "numerical": _numbers,
    "matching": _pairs,
    "ordering": _order,
}


def _answer(question: etree._Element, choice: Choice, wording: Wording) -> None:
    answer = etree.SubElement(question, "answer", fraction=_percent(choice.weight), format="html")
    _html(answer, choice.text, wording)
    _html(etree.SubElement(answer, "feedback", format="html"), choice.feedback, wording)


def _html(parent: etree._Element, text: str, wording: Wording | None = None) -> None:
    """A text as HTML; with a wording also the pictures that it holds."""
    _cdata(parent, html.to_html(text, _source) if text else "")
    if wording:
        _files(parent, set(texts.pictures_in(text)), wording)


def _files(parent: etree._Element, names: set[str], wording: Wording) -> None:
    for name in sorted(names & wording.files.keys()):
        file = etree.SubElement(parent, "file", name=name, path="/", encoding="base64")
        file.text = b64encode(wording.files[name]).decode()


def _text(parent: etree._Element, text: str) -> None:
    etree.SubElement(parent, "text").text = text


def _cdata(parent: etree._Element, text: str) -> None:
    inner = etree.SubElement(parent, "text")
    inner.text = text if "]]>" in text or not text else etree.CDATA(text)


def _source(name: str) -> str:
    return f"@@PLUGINFILE@@/{name}"


def _percent(weight) -> str:
    return f"{(weight * 100).normalize():f}"
