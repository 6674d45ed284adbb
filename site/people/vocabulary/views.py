"""用工类别和岗位: the two lists a roster takes its words from."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grids import scope
from people import rules
from people.access import only
from people.models import EmploymentCategory, Post, Worker
from people.vocabulary import keeping


@only(rules.keeps_words)
def terms(request):
    return _page(request)


@require_POST
@only(rules.keeps_words)
def term_new(request, kind):
    values = {"paid": "paid" in request.POST} if _kind(kind) is EmploymentCategory else {}
    return _done(request, lambda: keeping.add(_kind(kind), request.POST.get("name", ""), request.user, **values))


@require_POST
@only(rules.keeps_words)
def term_name(request, kind, pk):
    term = get_object_or_404(_kind(kind), pk=pk)
    return _done(request, lambda: keeping.rename(term, request.POST.get("name", ""), request.user))


@require_POST
@only(rules.keeps_words)
def term_retirement(request, kind, pk):
    term = get_object_or_404(_kind(kind), pk=pk)
    return _done(request, lambda: keeping.retire(term, request.user))


@require_POST
@only(rules.keeps_words)
def term_return(request, kind, pk):
    term = get_object_or_404(_kind(kind), pk=pk)
    return _done(request, lambda: keeping.take_up(term, request.user))


def _done(request, act):
    try:
        act()
    except ValidationError as error:
        return _page(request, error.messages[0], status=422)
    messages.success(request, _("已保存。"))
    return redirect("terms")


def _page(request, error: str = "", status: int = 200):
    with scope.whole_tree("how many have each category and post"):
        everybody = Worker.objects.order_by()
        by_category = dict(everybody.values_list("category").annotate(Count("pk")))
        by_post = dict(everybody.exclude(post="").values_list("post").annotate(Count("pk")))
    lists = [
        (
            "categories",
            _("用工类别"),
            [(term, by_category.get(term.pk, 0)) for term in EmploymentCategory.objects.all()],
        ),
        ("posts", _("岗位"), [(term, by_post.get(term.name, 0)) for term in Post.objects.all()]),
    ]
    context = {"place": "people", "lists": lists, "error": error}
    return render(request, "people/terms/terms.html", context, status=status)


def _kind(kind: str):
    if kind not in keeping.KINDS:
        raise Http404
    return keeping.KINDS[kind]
