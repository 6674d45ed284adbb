"""One page for each act on a grid: asked for, looked at, then done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from people import rules
from people.access import View, only
from people.territory.contents import contents_of
from people.territory.forms import ActForm
from people.territory.reaching import grid_in_reach, may_be_done

TITLES = {
    "name": _("改名"),
    "merger": _("合并"),
    "division": _("拆分"),
    "relocation": _("划转"),
    "closure": _("停用"),
    "addition": _("添加网格"),
}


def page(form_class: type[ActForm], act: str) -> View:
    """The view of an act. POST with `step`: "preview" shows what would be, "done" does it, "edit" goes back."""

    @only(rules.may_shape)
    def view(request, code):
        grid = grid_in_reach(request.user, code)
        if act not in may_be_done(request.user, grid):
            raise PermissionDenied
        step = request.POST.get("step", "")
        form = form_class(request.POST or None, grid=grid, by=request.user)
        context = {"place": "grids", "grid": grid, "act": act, "title": TITLES[act], "form": form}
        if step not in {"preview", "done"}:
            return render(request, "territory/act.html", context)
        if form.is_valid() and form.complete and (result := _try(form, keep=step == "done")):
            if step == "done":
                messages.success(request, str(_("办好了。")) + "".join(form.lines()))
                return redirect("grid", result.code)
            return render(
                request,
                "territory/preview.html",
                context | {"contents": contents_of(form.sources, form.cleaned_data["day"])},
            )
        return render(request, "territory/act.html", context, status=422 if form.errors else 200)

    return view


def _try(form: ActForm, *, keep: bool):
    """Does the act; for a preview it is taken back, so that what is shown is what can be done. None when it is refused."""
    try:
        with transaction.atomic():
            result = form.act()
            transaction.set_rollback(not keep)
    except ValidationError as error:
        form.add_error(None, error)
        return None
    return result
