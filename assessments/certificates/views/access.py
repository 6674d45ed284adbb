"""Staff pages of this app are for HR."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from assessments.certificates.models import Batch
from grids import scope
from people import rules


def hr_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Visitors sign in, others without a role in HR are refused; the view runs in the scope of these roles alone."""

    @login_required
    @wraps(view)
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not rules.sees_hr(request.user):
            raise PermissionDenied
        with scope.within(*rules.reach(request.user, rules.READS_HR)):
            return view(request, *args, **kwargs)

    return page


def batch_in_reach(user, pk: int) -> Batch:
    """The batch when HR of its district is the user's business; 404 otherwise."""
    batch = get_object_or_404(
        Batch.objects.select_related(
            "grid", "round", "cycle", "job", "prepared_by", "approved_by", "issued_by", "withdrawn_by"
        ),
        pk=pk,
    )
    return in_reach(user, batch)


def in_reach(user, batch: Batch) -> Batch:
    if not rules.sees_hr(user, batch.grid.path):
        raise Http404
    return batch
