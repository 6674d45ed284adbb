"""Sets certificates as PDF: one document for a batch, so that fonts and style sheet are read once."""

from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from assessments.certificates import fonts, numerals, texts
from assessments.certificates.models import Certificate

SHEET = Path(__file__).parent / "certificate.css"
CHUNK = 25
LONG_NAME = 24  # characters; a longer name is set smaller, on two lines
NOTHING_OUTSIDE = URLFetcher(allowed_protocols=["data"])


def pdf(certificates: Sequence[Certificate], reached: Callable[[int], None] = lambda done: None) -> bytes:
    """One A4 page a certificate, in the order given. Tells `reached` how many are set, 25 at a time.

    The same certificates give the same bytes. Nothing is fetched from outside.
    """
    configuration = FontConfiguration()
    rare = fonts.pieces("".join(one.facts["name"] for one in certificates))
    sheet = CSS(string=SHEET.read_text(), font_config=configuration, url_fetcher=OwnFaces(rare))
    documents: list[Document] = []
    for start in range(0, len(certificates), CHUNK):
        chunk = certificates[start : start + CHUNK]
        html = render_to_string("certificates/paper/certificates.html", {"pages": [page(one) for one in chunk]})
        documents.append(
            HTML(string=html, url_fetcher=NOTHING_OUTSIDE).render(font_config=configuration, stylesheets=[sheet])
        )
        reached(start + len(chunk))
    whole = documents[0].copy([sheet_of_paper for document in documents for sheet_of_paper in document.pages])
    identifier = sha256("".join(one.number for one in certificates).encode()).digest()[:16]
    return whole.write_pdf(pdf_identifier=identifier)


def page(certificate: Certificate) -> dict:
    """What the template puts on one page: every word of it comes from the frozen facts."""
    facts = certificate.facts
    address = settings.BASE_URL + reverse("verify", args=[certificate.number])
    return {
        "number": certificate.number,
        "title": facts["title"],
        "cells": [{"left": 18 * at, "character": f"{18 * at + 0.75:g}"} for at in range(len(facts["title"]))],
        "name": facts["name"],
        "long": len(facts["name"]) > LONG_NAME,
        "sentence": texts.sentence(certificate.kind, facts),
        "issuer": facts["issuer"],
        "day": numerals.day(date.fromisoformat(facts["issued_on"])),
        "note": texts.NO_SEAL,
        "code": segno.make(address, error="m", micro=False).svg_inline(
            border=2, dark="#111", light="#fff", omitsize=True
        ),
    }


class OwnFaces(URLFetcher):
    """Gives the sheet the three faces it names, and refuses every other address."""

    def __init__(self, rare: bytes):
        super().__init__(allowed_protocols=[])
        self.rare = rare

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        faces = {
            "face:regular": fonts.REGULAR.read_bytes,
            "face:bold": fonts.BOLD.read_bytes,
            "face:rare": lambda: self.rare or fonts.BOLD.read_bytes(),
        }
        if url not in faces:
            raise ValueError(url)
        return URLFetcherResponse(url, faces[url]())
