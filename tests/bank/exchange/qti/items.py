"""Small items, one for each interaction, built to the published rules: written in the words of 2.x, and put into those of 3.0."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from assessments.bank.exchange.qti.names import kebab

OLD, NEWER, NEW = "imsqti_v2p1", "imsqti_v2p2", "imsqtiasi_v3p0"
VERSIONS = (OLD, NEWER, NEW)
TEMPLATES = {
    OLD: "http://www.imsglobal.org/question/qti_v2p1/rptemplates/%s",
    NEWER: "http://www.imsglobal.org/question/qti_v2p2/rptemplates/%s.xml",
    NEW: "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/%s.xml",
}
HTML = {
    "p",
    "div",
    "span",
    "br",
    "b",
    "em",
    "img",
    "object",
    "blockquote",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "math",
    "mi",
    "video",
}
TAG = re.compile(r"<(/?)([a-zA-Z]+)([^>]*?)(/?)>")
ATTRIBUTE = re.compile(r'([a-zA-Z:]+)="')


def item(body: str, declared: str = "", processing: str = "", version: str = OLD, more: str = "", **attributes) -> str:
    """`processing`: the name of a template, or rules. `more`: what stands behind the rules."""
    head = {"identifier": "fire-1", "title": "一题", "adaptive": "false", "timeDependent": "false"} | attributes
    said = " ".join(f'{name}="{value}"' for name, value in head.items())
    score = (
        ""
        if 'identifier="SCORE"' in declared
        else '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'
    )
    text = f"<assessmentItem {said}>{declared}{score}<itemBody>{body}</itemBody>{rules(processing, version)}{more}</assessmentItem>"
    named = text.replace("<assessmentItem ", f'<assessmentItem xmlns="http://www.imsglobal.org/xsd/{version}" ', 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{in_three(named) if version == NEW else named}'


def rules(processing: str, version: str) -> str:
    if not processing or processing.startswith("<"):
        return f"<responseProcessing>{processing}</responseProcessing>" if processing else ""
    return f'<responseProcessing template="{TEMPLATES[version] % processing}"/>'


def in_three(text: str) -> str:
    """The names of 3.0."""

    def tag(found: re.Match) -> str:
        end, name, rest, closed = found.groups()
        if name in HTML:
            return found[0]
        return f"<{end}qti-{kebab(name)}{ATTRIBUTE.sub(lambda one: kebab(one[1]) + '=' + chr(34), rest)}{closed}>"

    return TAG.sub(tag, text)


def response(
    correct: str = "", base: str = "identifier", cardinality: str = "single", inner: str = "", name: str = "RESPONSE"
) -> str:
    """`correct`: values divided by |."""
    values = "".join(f"<value>{one}</value>" for one in correct.split("|") if one)
    key = f"<correctResponse>{values}</correctResponse>" if values else ""
    return (
        f'<responseDeclaration identifier="{name}" cardinality="{cardinality}" baseType="{base}">'
        f"{key}{inner}</responseDeclaration>"
    )


def mapping(entries: Mapping[str, str], **attributes: str) -> str:
    told = "".join(f'<mapEntry mapKey="{key}" mappedValue="{value}"/>' for key, value in entries.items())
    return f"<mapping {_said(attributes)}>{told}</mapping>"


def area_mapping(*areas: tuple[str, str, str], **attributes: str) -> str:
    told = "".join(
        f'<areaMapEntry shape="{shape}" coords="{coords}" mappedValue="{value}"/>' for shape, coords, value in areas
    )
    return f"<areaMapping {_said(attributes)}>{told}</areaMapping>"


def outcome(name: str, base: str = "float", default: str = "", **attributes: str) -> str:
    value = f"<defaultValue><value>{default}</value></defaultValue>" if default else ""
    return f'<outcomeDeclaration identifier="{name}" cardinality="single" baseType="{base}" {_said(attributes)}>{value}</outcomeDeclaration>'


def choices(
    *words: str, kind: str = "choiceInteraction", name: str = "RESPONSE", prompt: str = "先做什么？", **more
) -> str:
    """Choices called A, B, C …"""
    inner = "".join(
        f'<simpleChoice identifier="{letter}">{word}</simpleChoice>'
        for letter, word in zip("ABCDEFGH", words, strict=False)
    )
    asked = f"<prompt>{prompt}</prompt>" if prompt else ""
    return f'<{kind} responseIdentifier="{name}" {_said(more)}>{asked}{inner}</{kind}>'


def two_sets(lefts: Mapping[str, str], rights: Mapping[str, str], often: int = 0, **more: str) -> str:
    def one_set(words: Mapping[str, str], most: int) -> str:
        inner = "".join(
            f'<simpleAssociableChoice identifier="{name}" matchMax="{most}">{word}</simpleAssociableChoice>'
            for name, word in words.items()
        )
        return f"<simpleMatchSet>{inner}</simpleMatchSet>"

    return (
        f'<matchInteraction responseIdentifier="RESPONSE" {_said(more)}><prompt>连起来。</prompt>'
        f"{one_set(lefts, 1)}{one_set(rights, often)}</matchInteraction>"
    )


def when(condition: str, then: str, otherwise: str = "") -> str:
    """A condition with what follows from it, and what from its opposite."""
    other = f"<responseElse>{otherwise}</responseElse>" if otherwise else ""
    return f"<responseCondition><responseIf>{condition}{then}</responseIf>{other}</responseCondition>"


def matches(name: str = "RESPONSE") -> str:
    return f'<match><variable identifier="{name}"/><correct identifier="{name}"/></match>'


def sets(value: str, name: str = "SCORE", base: str = "float") -> str:
    inner = value if value.startswith("<") else f'<baseValue baseType="{base}">{value}</baseValue>'
    return f'<setOutcomeValue identifier="{name}">{inner}</setOutcomeValue>'


def package(
    items: Mapping[str, str], files: Mapping[str, bytes] | None = None, kind: str = "imsqti_item_xmlv2p1"
) -> bytes:
    """A content package."""
    listed = "".join(
        f'<resource identifier="r{number}" type="{kind}" href="{path}"><file href="{path}"/></resource>'
        for number, path in enumerate(items)
    )
    manifest = (
        '<?xml version="1.0"?><manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><organizations/>'
        f"<resources>{listed}</resources></manifest>"
    )
    return zipped(
        {"imsmanifest.xml": manifest.encode()} | {k: v.encode() for k, v in items.items()} | dict(files or {})
    )


def zipped(members: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def _said(attributes: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{value}"' for name, value in attributes.items())
