"""A worker's own requests for correction, and a new one."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import Correction, Worker
from people.privacy import correcting

SHOWN = 20


class CorrectionForm(forms.Form):
    about = forms.ChoiceField(
        label=gettext_lazy("哪一项不对"),
        choices=Correction.About.choices,
        error_messages={
            "required": gettext_lazy("先选哪一项不对。"),
            "invalid_choice": gettext_lazy("先选哪一项不对。"),
        },
    )
    wanted = forms.CharField(
        label=gettext_lazy("应该是什么"),
        max_length=correcting.LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("写一句应该是什么，不超过 500 个字。")},
    )
    why = forms.CharField(
        label=gettext_lazy("为什么"),
        help_text=gettext_lazy("比如从哪里看出来的。可以不写。"),
        max_length=correcting.LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@login_required
def own_corrections(request):
    worker = Worker.objects.select_related("grid", "user").filter(user=request.user).first()
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and worker and form.is_valid():
        try:
            correcting.ask(worker, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("已送到管花名册的人那里，答复会出现在这一页。"))
            return redirect("own_corrections")
    rows = Correction.objects.filter(worker=worker)[:SHOWN] if worker else Correction.objects.none()
    context = {"place": "record", "worker": worker, "form": form, "corrections": correcting.opened(rows)}
    return render(request, "people/privacy/own_corrections.html", context, status=422 if form.errors else 200)
