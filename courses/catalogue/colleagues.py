"""Whose names Wagtail offers in its filters: those who train below the same nodes, not everybody in the city."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.views.reports.audit_logging import SiteHistoryReportFilterSet
from wagtail.admin.views.reports.workflows import WorkflowReportFilterSet

from grids.paths import below
from people import rules
from people.models import Role, User


def colleagues(request: HttpRequest) -> QuerySet[User]:
    """Those who hold or held a training role within reach."""
    inside = Q(pk__in=[])
    for path in rules.reach(request.user, rules.TRAINING):
        inside |= below(path, "grid__path")
    roles = Role.objects.filter(inside, kind__in=rules.TRAINING)
    return User.objects.filter(pk__in=roles.values("user")).order_by("name", "pk")


def narrow_filters() -> None:
    """Wagtail's own lists name whoever wrote, edited or submitted any page of the site."""
    for name in ("owner", "edited_by"):
        PageFilterSet.base_filters[name].queryset = colleagues
    WorkflowReportFilterSet.base_filters["requested_by"].queryset = colleagues
    SiteHistoryReportFilterSet.get_users_queryset = lambda filters: colleagues(filters.request)
