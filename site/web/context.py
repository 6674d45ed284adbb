"""What every page of our own knows."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from web import desk


def page(request: HttpRequest) -> dict:
    """Theme and elder mode come from cookies, so that the first paint is already right."""
    return {
        "demo": settings.DEMO,
        "filings": settings.FILINGS,
        "retention_years": settings.RETENTION_YEARS,
        "theme": _one_of(request.COOKIES.get("theme"), "light", "dark"),
        "side_entries": SimpleLazyObject(lambda: desk.entries(request)),
        "mode": _one_of(request.COOKIES.get("mode"), "normal", "elder"),
    }


def _one_of(value: str | None, *allowed: str) -> str:
    return value if value in allowed else ""
