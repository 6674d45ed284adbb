"""Writing a question, another version of one, and the sub-items of a case."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from assessments.bank import pictures, writing
from assessments.bank.access import for_writers
from assessments.bank.forms import ItemForm, Key, PartForm, VersionForm
from assessments.bank.models import Item, ItemVersion, Remark, Topic
from assessments.bank.wording import Kind, Wording

ABOUT = {
    Kind.SINGLE: gettext_lazy("几个选项，只有一个对。"),
    Kind.MULTIPLE: gettext_lazy("几个选项，有两个以上对。可以全对才得分，也可以部分得分、选错扣分。"),
    Kind.TRUE_FALSE: gettext_lazy("一句话，对还是错。"),
    Kind.GAP: gettext_lazy("句子里空出一处或几处，自己填，或者从给出的词里选。"),
    Kind.SHORT_ANSWER: gettext_lazy("自己写一句话。写好几种答法由系统判，或者由阅卷人评。"),
    Kind.ORDERING: gettext_lazy("把步骤按先后排好。"),
    Kind.MATCHING: gettext_lazy("左边一项，右边配一项。"),
    Kind.HOTSPOT: gettext_lazy("在一张图上点出隐患在哪里。"),
    Kind.CASE: gettext_lazy("一段材料，下面几个小题。"),
    Kind.REPORT: gettext_lazy("照着现场写一份上报，由阅卷人按评分标准评。"),
    Kind.TASK: gettext_lazy("动手做一件事，交照片、录音或文件，由阅卷人评。"),
    Kind.DESCRIPTION: gettext_lazy("只给人看的一段话，不用答。"),
}
NO_PARTS = (Kind.CASE, Kind.DESCRIPTION)  # never inside a case


@for_writers
@require_GET
def new_item(request):
    kinds = [(kind, kind.label, about) for kind, about in ABOUT.items()]
    return render(request, "bank/kinds.html", {"place": "bank", "kinds": kinds, "address": "new_item_of"})


@for_writers
def new_item_of(request, kind: str):
    _known(kind)
    form = ItemForm(request.POST or None, request.FILES or None, kind=kind, user=request.user)
    key = Key(request.POST.get("kind", kind), request.POST or None, request.FILES or None)
    if request.method == "POST" and (wording := form.checked_with(key)):
        try:
            said = form.cleaned_data
            version = writing.write_item(said["grid"], said["code"], wording, by=request.user)
        except writing.CodeTaken as taken:
            form.add_error("code", str(taken))
        else:
            return _next(request, version, _("已存成草稿。看一遍再送审。"))
    return _page(request, form, key)


@for_writers
def new_version(request, pk: int):
    item, before = _last(pk)
    form = VersionForm(request.POST or None, request.FILES or None, kind=before.kind, before=before, item=item.pk)
    key = Key(request.POST.get("kind", before.kind), request.POST or None, request.FILES or None, before)
    if request.method == "POST" and (wording := form.checked_with(key)):
        version = writing.write_version(item, wording, by=request.user)
        return _next(request, version, _("已存成新版本的草稿。审定过的版本没有动。"))
    return _page(request, form, key, item=item, remarks=_remarks(item))


@for_writers
@require_GET
def new_part(request, pk: int):
    """Which kind of sub-item a case gets next."""
    item, _case = _last(pk)
    kinds = [(kind, kind.label, about) for kind, about in ABOUT.items() if kind not in NO_PARTS]
    return render(request, "bank/kinds.html", {"place": "bank", "kinds": kinds, "address": "new_part_of", "item": item})


@for_writers
def new_part_of(request, pk: int, kind: str):
    _known(kind)
    item, case = _last(pk)
    if kind in NO_PARTS:
        raise Http404
    return _part(request, item, case, len(case.parts) + 1, kind, None)


@for_writers
def part(request, pk: int, place: int):
    """A sub-item of a case is changed, or taken away."""
    item, case = _last(pk)
    if not 1 <= place <= len(case.parts):
        raise Http404
    before = replace(case.parts[place - 1], files=case.files)
    return _part(request, item, case, place, before.kind, before)


def _part(request, item: Item, case: Wording, place: int, kind: str, before: Wording | None) -> HttpResponseBase:
    if case.kind != Kind.CASE:
        raise Http404
    if before and "remove" in request.POST:
        return _store_parts(request, item, case, [*case.parts[: place - 1], *case.parts[place:]], {})
    form = PartForm(request.POST or None, request.FILES or None, kind=kind, before=before)
    key = Key(kind, request.POST or None, request.FILES or None, before)
    if request.method == "POST" and (wording := form.checked_with(key)):
        bare = replace(wording, files={})
        return _store_parts(
            request, item, case, [*case.parts[: place - 1], bare, *case.parts[place:]], dict(wording.files)
        )
    return _page(request, form, key, item=item, place=place, part=before)


def _store_parts(request, item: Item, case: Wording, parts: list[Wording], files: dict) -> HttpResponseBase:
    writing.write_version(item, replace(case, parts=tuple(parts), files={**case.files, **files}), by=request.user)
    messages.success(request, _("已存成草稿。看一遍再送审。"))
    return redirect("item", item.pk)


def _page(request, form, key: Key, **more) -> HttpResponseBase:
    files = form.before.files if form.before else {}
    context = {
        "place": "bank",
        "form": form,
        "key": key,
        "kind": Kind(form.of_kind),
        "topics": Topic.objects.all(),
        "sources": pictures.in_page(files),
    }
    return render(request, "bank/writing.html", context | {"number": more.pop("place", None)} | more)


def _next(request, version: ItemVersion, done: str) -> HttpResponseBase:
    """To the question; to what is still missing of a picture to tap on or a case."""
    if version.kind == Kind.HOTSPOT and not version.body.get("areas"):
        messages.success(request, _("图存好了。接着在图上画出要点的地方。"))
        return redirect("new_version", version.item_id)
    if version.kind == Kind.CASE and not version.body.get("parts"):
        messages.success(request, _("材料存好了。接着加小题。"))
        return redirect("new_part", version.item_id)
    messages.success(request, done)
    return redirect("item", version.item_id)


def _last(pk: int) -> tuple[Item, Wording]:
    item = get_object_or_404(Item.objects.select_related("grid"), pk=pk)
    return item, pictures.with_files(item.versions.select_related("topic", "item").first())


def _remarks(item: Item):
    """What the last review said, for the author who puts it right."""
    return Remark.objects.filter(version=item.versions.first()).select_related("by")


def _known(kind: str) -> None:
    if kind not in Kind.values:
        raise Http404
