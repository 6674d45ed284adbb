"""Uploaded files: documents for the people of the branch they belong to, pictures and films for whoever is signed in."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views import static
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve
from wagtail.models import Collection

from courses.catalogue.models import CataloguePage
from people import rules
from people.models import User, Worker

SHOWN = (
    "images/",
    "original_images/",
    "media/",
    "media_thumbnails/",
)  # a document has an address that asks who reads it


@login_required
def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    found = get_object_or_404(get_document_model().objects.select_related("collection"), pk=document_id)
    if not may_read(request.user, found.collection):
        raise Http404
    return serve(request, document_id, document_filename)


@login_required
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    if not path.startswith(SHOWN):
        raise Http404
    return static.serve(request, path, document_root=settings.MEDIA_ROOT)


def may_read(user: User, collection: Collection) -> bool:
    """Files on a shelf are for those who learn below it, and for staff whose roles lie above or below it."""
    above = collection.get_ancestors(inclusive=True)
    shelf = CataloguePage.objects.filter(collection__in=above).select_related("grid").order_by("-depth").first()
    if shelf is None:
        return user.is_superuser
    here = shelf.grid.path
    learns = Worker.objects.filter(user=user, grid__path__startswith=here).exists()
    return learns or any(here.startswith(path) or path.startswith(here) for path in rules.reach(user))
