"""Which file is brought in, and which format it has."""

from pathlib import Path

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assessments.bank.exchange.formats import FORMATS, Format
from assessments.bank.exchange.reading import MOST_BYTES
from grids.models import Grid
from people.models import User
from people.rules import TRAINING, reach


class IntakeForm(forms.Form):
    """`format` is a key of FORMATS; the common ones are offered first, the others lie under 更多格式."""

    format = forms.ChoiceField(label=_("文件是什么格式"), choices=[(form.key, form.label) for form in FORMATS.values()])
    file = forms.FileField(
        label=_("文件"),
        error_messages={"required": _("请先选一个文件。"), "empty": _("这个文件是空的。")},
    )
    grid = forms.ModelChoiceField(Grid.objects.none(), label=_("导入到哪里的题库"), empty_label=None)

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        banks = Grid.objects.filter(path__in=reach(user, TRAINING)).order_by("path")
        self.fields["grid"].queryset = banks  # type: ignore[attr-defined]
        self.initial.setdefault("format", next(iter(FORMATS)))
        self.initial.setdefault("grid", banks.first())

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("文件超过 20 MB，没有收。"))
        return file

    def form(self) -> Format:
        """The format chosen, or the one that alone has the file's ending: people choose the file with more care."""
        ending = Path(self.cleaned_data["file"].name or "").suffix.lower()
        fitting = [form for form in FORMATS.values() if ending in form.extensions]
        chosen = FORMATS[self.cleaned_data["format"]]
        return fitting[0] if len(fitting) == 1 and chosen not in fitting else chosen

    @property
    def common(self) -> list[Format]:
        return [form for form in FORMATS.values() if form.common]

    @property
    def others(self) -> list[Format]:
        return [form for form in FORMATS.values() if not form.common]
