"""The workbook of earlier years as it is uploaded."""

from django import forms
from django.utils.translation import gettext_lazy as _

from people.roster.uploads import WorkbookForm


class PastForm(WorkbookForm):
    file = forms.FileField(
        label=_("历史记录表"),
        help_text=_("xlsx 工作簿，一行一条。编号按文本填，前面的 0 才不会丢。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("请先选一个文件。"), "empty": _("这个文件是空的。")},
    )
