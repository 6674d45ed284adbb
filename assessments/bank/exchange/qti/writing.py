"""Writes a content package of QTI 3.0: a manifest, an item a file, the pictures beside them.

1EdTech QTI 3.0 ASI Information Model and its packaging profile (imsqtiv3p0_imscpv1p2).
"""

import zipfile
from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from assessments.bank.exchange.qti.composing import PART_CLASS, PART_SCORE
from assessments.bank.exchange.qti.feedback import EXPLANATION
from assessments.bank.exchange.qti.package import MANIFEST
from assessments.bank.exchange.qti.processing import SCORE
from assessments.bank.exchange.qti.reading import CODE, NO_CODE
from assessments.bank.exchange.qti.sheet import UNFIT, Sheet, sets, tag, variable
from assessments.bank.exchange.qti.writing_kinds import Asking, Rule, ask, scaled
from assessments.bank.wording import Kind, Wording
from assessments.bank.wording.fields import pictures_of

DAY = (1980, 1, 1, 0, 0, 0)  # the same questions make the same file
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMAS = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd"
NAMESPACE, CP = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0", "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/{}.xml"
RESPONSE = "RESPONSE"
TAGS = {"zh-hans": "zh-Hans"}


def write(wordings: Iterable[Wording]) -> bytes:
    members: dict[str, bytes] = {}
    resources = []
    for place, wording in enumerate(wordings, 1):
        pictures = {
            name: _path(name, wording.files[name]) for name in sorted(pictures_of(wording) & wording.files.keys())
        }
        path = f"items/{place:05}.xml"
        members[path] = item(wording, place, pictures).encode()
        members |= {pictures[name]: wording.files[name] for name in pictures}
        resources.append(_resource(f"item-{place}", path, pictures.values()))
    return _packed({MANIFEST: _manifest(resources).encode()} | members)


def item(wording: Wording, place: int, pictures: Mapping[str, str]) -> str:
    """One item as XML. `pictures`: where each lies in the package."""
    sheet = Sheet(lambda name: quote(f"../{pictures.get(name, name)}"))
    body, rules = _body(wording, sheet)
    _explain(wording, sheet)
    head = {
        "identifier": identifier(wording) or f"no-code-{place}",
        "title": wording.title,
        "adaptive": "false",
        "time-dependent": "false",
        "xml:lang": TAGS.get(wording.language, wording.language),
    }
    inner = "".join([*sheet.declared, *sheet.outcomes, tag("itemBody", body), rules, *sheet.notes])
    return f"{XML}<qti-assessment-item {_namespaces()} {_said(head)}>{inner}</qti-assessment-item>\n"


def identifier(wording: Wording) -> str:
    """The code where it can be an identifier, else nothing."""
    return wording.code if CODE.fullmatch(wording.code) and not NO_CODE.fullmatch(wording.code) else ""


def _body(wording: Wording, sheet: Sheet) -> tuple[str, str]:
    """What stands in the body, and the rules for the score."""
    if wording.kind == Kind.DESCRIPTION:
        return sheet.blocks(wording.stem), ""
    if wording.kind == Kind.CASE:
        return _case(wording, sheet)
    asking = ask(wording, RESPONSE, sheet)
    by_hand = {} if asking.rule else {"externalScored": "human"}
    sheet.outcome(SCORE, normalMaximum=f"{wording.score:f}", **by_hand)
    stem = "" if wording.kind == Kind.GAP else sheet.blocks(wording.stem)
    return stem + asking.body, _rules(asking.rule, sheet)


def _rules(rule: Rule | None, sheet: Sheet) -> str:
    """A template says all there is to say, when nothing but the score has to be set."""
    if rule is None:
        return ""
    if rule.template and not sheet.rules:
        return tag("responseProcessing", template=TEMPLATES.format(rule.template))
    return tag("responseProcessing", "".join(sheet.rules) + rule.written(SCORE))


def _case(wording: Wording, sheet: Sheet) -> tuple[str, str]:
    """Each part in a block of its own, scored by itself; the sum counts as much as the case does."""
    parts = []
    for place, part in enumerate(wording.parts, 1):
        asking = _part(part, f"{RESPONSE}_{place}", sheet)
        own = PART_SCORE.format(place)
        by_hand = {} if asking.rule else {"externalScored": "human"}
        sheet.outcome(own, normalMaximum=f"{part.score:f}", **by_hand)
        if asking.rule:
            sheet.rules.append(asking.rule.written(own))
        parts.append(f'<div class="{PART_CLASS}">{asking.body}</div>')
    sheet.outcome(SCORE, normalMaximum=f"{wording.score:f}")
    total = tag("sum", "".join(variable(PART_SCORE.format(place)) for place in range(1, len(parts) + 1)))
    most = sum((part.score for part in wording.parts), Decimal(0))
    rules = "".join(sheet.rules) + sets(SCORE, scaled(total, most, wording.score))
    return sheet.blocks(wording.stem) + "".join(parts), tag("responseProcessing", rules)


def _part(part: Wording, name: str, sheet: Sheet) -> Asking:
    return ask(part, name, sheet, "" if part.kind == Kind.GAP else sheet.text(part.stem))


def _explain(wording: Wording, sheet: Sheet) -> None:
    """Said to everybody who has answered: the outcome that shows it has its value from the start."""
    said = {EXPLANATION: wording.explanation}
    said |= {f"{EXPLANATION}_{place}": part.explanation for place, part in enumerate(wording.parts, 1)}
    said = {name: text for name, text in said.items() if text}
    if said:
        sheet.outcome("EXPLANATION", "identifier", "multiple", list(said))
    for name, text in said.items():
        inner = tag("contentBody", sheet.blocks(text))
        sheet.notes.append(
            tag("modalFeedback", inner, outcomeIdentifier="EXPLANATION", identifier=name, showHide="show")
        )


def _path(name: str, content: bytes) -> str:
    """Pictures of different questions may have one name."""
    return f"pictures/{sha256(content).hexdigest()[:16]}/{name}"


def _namespaces() -> str:
    where = f"{NAMESPACE} {SCHEMAS}/imsqti_asiv3p0_v1p0.xsd"
    return f'xmlns="{NAMESPACE}" xmlns:xsi="{INSTANCE}" xsi:schemaLocation="{where}"'


def _manifest(resources: list[str]) -> str:
    where = f"{CP} {SCHEMAS}/imsqtiv3p0_imscpv1p2_v1p0.xsd"
    head = f'xmlns="{CP}" xmlns:xsi="{INSTANCE}" xsi:schemaLocation="{where}" identifier="questions"'
    about = "<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>"
    return f"{XML}<manifest {head}>{about}<organizations/><resources>{''.join(resources)}</resources></manifest>\n"


def _resource(name: str, path: str, pictures: Iterable[str]) -> str:
    files = "".join(f"<file href={quoteattr(quote(one))}/>" for one in (path, *dict.fromkeys(pictures)))
    return f'<resource identifier="{name}" type="imsqti_item_xmlv3p0" href="{path}">{files}</resource>'


def _said(attributes: Mapping[str, str]) -> str:
    return " ".join(f"{name}={quoteattr(UNFIT.sub('', value))}" for name, value in attributes.items())


def _packed(members: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for path, content in members.items():
            info = zipfile.ZipInfo(path, DAY)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            packed.writestr(info, content)
    return out.getvalue()
