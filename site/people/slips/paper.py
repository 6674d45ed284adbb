"""Sets slips and the privacy notice as PDF: A4, the Song face that certificates are set in, nothing fetched from outside."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from people import notice
from people.models import Worker
from people.slips import codes

# The files are shipped once, with the certificates; of that part of the code nothing is needed here.
FONTS = settings.BASE_DIR / "assessments" / "certificates" / "fonts"
FACES = {"face:regular": FONTS / "GridschoolSong-Regular.ttf", "face:bold": FONTS / "GridschoolSong-Bold.ttf"}
SHEET = Path(__file__).parent / "paper.css"
A_PAGE = 8
CHUNK = 25  # pages


def slips(
    groups: list[tuple[str, list[tuple[Worker, str]]]],
    expires_on: date,
    reached: Callable[[int], None] = lambda done: None,
) -> bytes:
    """Workers with their codes, under the names of their communities: eight a page, a new page for each community.

    Tells `reached` how many slips are set.
    """
    pages = [
        {"place": place, "slips": [_slip(worker, code) for worker, code in people[start : start + A_PAGE]]}
        for place, people in groups
        for start in range(0, len(people), A_PAGE)
    ]
    documents, done = [], 0
    configuration, sheet = _style()
    site = settings.BASE_URL.partition("//")[2]
    for start in range(0, len(pages), CHUNK):
        chunk = pages[start : start + CHUNK]
        context = {"pages": chunk, "expires_on": expires_on, "site": f"{site}/account/start/"}
        documents.append(_set("people/slips/paper/slips.html", context, configuration, sheet))
        done += sum(len(page["slips"]) for page in chunk)
        reached(done)
    return documents[0].copy([page for document in documents for page in document.pages]).write_pdf()


def privacy_notice(worker: Worker) -> bytes:
    """The notice in force with lines for the signature of this worker and of a witness."""
    context = {"worker": worker, "version": notice.VERSION}
    return _set("people/slips/paper/notice.html", context, *_style()).write_pdf()


class OwnFaces(URLFetcher):
    """Gives the style sheet the faces it names, and refuses every other address."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=[])

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        if url not in FACES:
            raise ValueError(url)
        return URLFetcherResponse(url, FACES[url].read_bytes())


def _slip(worker: Worker, code: str) -> dict:
    return {
        "worker": worker,
        "code": codes.spaced(code),
        "picture": codes.picture(code),
    }


def _style() -> tuple[FontConfiguration, CSS]:
    configuration = FontConfiguration()
    return configuration, CSS(string=SHEET.read_text(), font_config=configuration, url_fetcher=OwnFaces())


def _set(template: str, context: dict, configuration: FontConfiguration, sheet: CSS) -> Document:
    with translation.override(settings.LANGUAGE_CODE):  # of the office, whatever who prints it reads
        text = render_to_string(template, context)
    html = HTML(string=text, url_fetcher=URLFetcher(allowed_protocols=["data"]))
    return html.render(font_config=configuration, stylesheets=[sheet])
