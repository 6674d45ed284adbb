"""The pages that belong to no single part: today, one's own record, the desk, help, personal information, suggestions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.progress.explaining import explain_credit
from courses.progress.reading import today as today_of
from courses.rounds.models import Enrolment
from grids import scope
from people import rules
from people.models import Role
from web.matters import waiting_for
from web.models import Suggestion
from web.own_record import record_of
from web.suggesting import SuggestionForm
from web.suggesting import suggest as keep_suggestion


@login_required
def today(request: HttpRequest) -> HttpResponse:
    now = timezone.localtime()
    context = {"place": "today", "learning": today_of(request.user), "now": now}
    return render(request, "web/today.html", context)


@login_required
def record(request: HttpRequest) -> HttpResponse:
    return render(request, "web/record.html", {"place": "record", "record": record_of(request.user)})


@login_required
def own_credit(request: HttpRequest, pk: int) -> HttpResponse:
    enrolment = get_object_or_404(Enrolment.objects.select_related("round__credit_rule"), pk=pk)
    context = {"place": "record", "enrolment": enrolment, "lines": explain_credit(enrolment)}
    return render(request, "web/own_credit.html", context)


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    if not rules.is_staff(request.user):
        raise PermissionDenied
    context = {"matters": waiting_for(request.user), "roles": rules.roles_of(request.user)}
    if administers := rules.reach(request.user, {Role.Kind.CITY_ADMIN, Role.Kind.TRAINING_ADMIN}):
        with scope.within(*administers):
            context["suggestions"] = list(Suggestion.objects.select_related("grid")[:20])
    return render(request, "web/desk.html", context)


def suggest(request: HttpRequest) -> HttpResponse:
    form = SuggestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        keep_suggestion(form, request.user)
        messages.success(request, _("收到了，谢谢。"))
        return redirect("suggest")
    return render(request, "web/suggest.html", {"form": form})


def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/help.html")


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "web/privacy.html")
