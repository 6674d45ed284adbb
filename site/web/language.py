"""Chinese, unless the person has chosen another language: what a phone was set to by its seller decides nothing."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class LanguageMiddleware:
    """Reads the choice from the cookie that the switch in the footer sets."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def chosen(request: HttpRequest) -> str:
    """The language of whoever asks."""
    named = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return named if named in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
