"""The public page behind the QR code."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from assessments.certificates import numbers, verifying
from assessments.certificates.forms import NumberForm


@never_cache
def verification(request: HttpRequest, number: str = "") -> HttpResponse:
    """The form; with a number also what it stands for. A number typed in the form leads to its own address."""
    typed = number or request.GET.get("number", "")
    form = NumberForm({"number": typed}) if typed or "number" in request.GET else NumberForm()
    if not form.is_bound:
        return _page(request, "certificates/verification.html", {"form": form})
    if not ratelimit.consume(request, app="allauth.account", action="verify", limit_get=True):
        return _page(request, "certificates/too_many.html", {}, status=429)
    if not form.is_valid():
        verifying.note_failure(numbers.read(typed))
        return _page(request, "certificates/verification.html", {"form": form})
    if form.cleaned_data["number"] != number:
        return redirect("verify", form.cleaned_data["number"])
    verdict = verifying.look_up(number)
    return _page(
        request,
        "certificates/verdict.html",
        {"verdict": verdict, "number": number, "now": timezone.now(), "form": NumberForm()},
        status=200 if verdict else 404,
    )


def _page(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
