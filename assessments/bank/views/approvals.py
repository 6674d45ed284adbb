"""Handing a version on: to review, approved, back to its author; and taking an item out."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.bank import approving
from assessments.bank.access import for_writers
from assessments.bank.models import Item, ItemVersion, Remark


@for_writers
@require_POST
def review(request, pk: int):
    return _hand_on(request, pk, approving.submit_for_review, _("已送审。由另一位培训老师审定。"))


@for_writers
@require_POST
def approval(request, pk: int):
    return _hand_on(request, pk, approving.approve, _("已审定。下次组卷可以抽到它。"))


@for_writers
@require_POST
def return_(request, pk: int):
    remarks = {field: request.POST.get(f"remark-{field}", "") for field in Remark.FIELDS}
    return _hand_on(request, pk, approving.send_back, _("已退回给命题人。"), remarks)


@for_writers
@require_POST
def retirement(request, pk: int):
    item = get_object_or_404(Item.objects.select_related("grid"), pk=pk)
    approving.retire(item, request.user)
    messages.success(request, _("已停用。以后的试卷不再抽它，考过的卷不变。"))
    return redirect("item", item.pk)


def _hand_on(request, pk: int, act, done: str, *args):
    version = get_object_or_404(ItemVersion.objects.select_related("item__grid"), pk=pk)
    try:
        act(version, request.user, *args)
    except approving.NotReady as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, done)
    return redirect("item", version.item_id)
