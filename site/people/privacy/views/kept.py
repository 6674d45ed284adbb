"""Whom a page of the desk is about, for those who keep the roster where the person serves."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from people import rules
from people.models import Worker


def kept_worker(request: HttpRequest, pk: int) -> Worker:
    """Raises Http404 out of sight, PermissionDenied for those in sight whose roster another person keeps."""
    worker = get_object_or_404(Worker.objects.select_related("grid", "category", "user"), pk=pk)
    if not rules.keeps_roster(request.user, worker.grid.path):
        raise PermissionDenied
    return worker
