"""One picture of a question, for whoever was shown the question."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from assessments.bank import pictures
from grids import scope


@login_required
@require_GET
@cache_control(private=True, max_age=30 * 24 * 3600, immutable=True)
def item_picture(request, token: str):
    """The signed address is the authority: a page that shows the question made it."""
    with scope.whole_tree("the signed address names one picture"):
        picture = pictures.found(token)
    if picture is None:
        raise Http404
    return HttpResponse(bytes(picture.content), content_type=picture.kind)
