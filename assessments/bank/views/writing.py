"""Writing a question, and another version of one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from assessments.bank import writing
from assessments.bank.access import for_writers
from assessments.bank.forms import ChoiceRows, ItemForm, VersionForm, rows_of, wording_of
from assessments.bank.models import Item, Topic


@for_writers
def new_item(request):
    form = ItemForm(request.POST or None, user=request.user)
    rows = ChoiceRows(request.POST or None, prefix="choice")
    if request.method == "POST" and form.is_valid_with(rows):
        try:
            version = writing.write_item(
                form.cleaned_data["grid"], form.cleaned_data["code"], wording_of(form, rows), by=request.user
            )
        except writing.CodeTaken as taken:
            form.add_error("code", str(taken))
        else:
            messages.success(request, _("已存成草稿。看一遍再送审。"))
            return redirect("item", version.item_id)
    return render(
        request, "bank/writing.html", {"place": "bank", "form": form, "rows": rows, "topics": Topic.objects.all()}
    )


@for_writers
def new_version(request, pk: int):
    item = get_object_or_404(Item.objects.select_related("grid"), pk=pk)
    last = item.versions.select_related("topic").first()
    before = last.wording
    form = VersionForm(request.POST or None, before=before)
    rows = ChoiceRows(request.POST or None, prefix="choice", initial=rows_of(before))
    if request.method == "POST" and form.is_valid_with(rows):
        writing.write_version(item, wording_of(form, rows, before), by=request.user)
        messages.success(request, _("已存成新版本的草稿。审定过的版本没有动。"))
        return redirect("item", item.pk)
    return render(
        request,
        "bank/writing.html",
        {"place": "bank", "form": form, "rows": rows, "topics": Topic.objects.all(), "item": item},
    )
