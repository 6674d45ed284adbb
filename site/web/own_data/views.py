"""我的信息: what is kept about me, to look at and to take away."""

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from ledger import auditing
from people.privacy import exporting


@login_required
def own_data(request: HttpRequest) -> HttpResponse:
    person = exporting.own_person(request.user)
    context = {"place": "record", "person": person, "parts": exporting.summary(person)}
    return render(request, "web/own_data/own_data.html", context)


@never_cache
@login_required
def own_data_json(request: HttpRequest) -> HttpResponse:
    if not _within_limit(request):
        return _too_many(request)
    auditing.record(request.user, "own_data.export", request.user, format="json")
    document = exporting.document(exporting.own_person(request.user))
    answer = JsonResponse(document, DjangoJSONEncoder, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = _attachment("json")
    return answer


@never_cache
@login_required
def own_data_pdf(request: HttpRequest) -> HttpResponse:
    from web.own_data import paper  # WeasyPrint takes a second to load

    if not _within_limit(request):
        return _too_many(request)
    auditing.record(request.user, "own_data.export", request.user, format="pdf")
    content = paper.pdf(exporting.own_person(request.user))
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": _attachment("pdf")})


def _within_limit(request: HttpRequest) -> bool:
    """A long record takes seconds to set: a few a minute are enough for anybody."""
    return ratelimit.consume(request, app="allauth.account", action="own_data", user=request.user, limit_get=True)


def _too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "web/own_data/too_many.html", {"place": "record"}, status=429)


def _attachment(kind: str) -> str:
    return f'attachment; filename="gridschool-{timezone.localdate():%Y%m%d}.{kind}"'
