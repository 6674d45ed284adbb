"""Sets what is kept about a person as a PDF in large print."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from assessments.certificates import fonts
from assessments.certificates.typesetting import NOTHING_OUTSIDE, OwnFaces
from people.privacy import exporting
from people.privacy.registry import Person

SHEET = Path(__file__).parent / "paper.css"


def pdf(person: Person) -> bytes:
    """All parts one below the other, every row in words. Nothing is fetched from outside."""
    html = render_to_string(
        "web/own_data/paper/own_data.html",
        {
            "about": person.user,
            "worker": person.worker,
            "made_at": timezone.localtime(),
            "sections": [_section(section) for section in exporting.sections(person)],
        },
    )
    configuration = FontConfiguration()
    faces = OwnFaces(fonts.pieces(html))
    sheet = CSS(string=SHEET.read_text(), font_config=configuration, url_fetcher=faces)
    document = HTML(string=html, url_fetcher=NOTHING_OUTSIDE)
    return document.write_pdf(stylesheets=[sheet], font_config=configuration)


def _section(section: exporting.Section) -> dict:
    """Each row as headings with words; what is empty is left out."""
    return {
        "title": section.title,
        "rows": [
            [(section.headings[name], in_words(value)) for name, value in row.items() if value not in (None, "")]
            for row in section.rows
        ],
    }


def in_words(value: Any) -> str:
    """As a person reads it: days and times of the office, yes and no, amounts without trailing zeros."""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:,.2f}" if value == value.quantize(Decimal("0.01")) else f"{value.normalize():f}"
    if isinstance(value, dict):
        return "　".join(str(part) for part in value.values() if part not in (None, ""))
    return str(value)
