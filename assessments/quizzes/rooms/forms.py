"""What is said about a room, and which workbook is brought in."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.models import Room
from assessments.quizzes.rooms.workbooks import MOST_BYTES


class RoomForm(forms.ModelForm):
    class Meta:
        model = Room
        fields = ("name", "starts_at", "columns")
        help_texts = {
            "name": _("印在答题卡和座位表上，比如：乌龙社区二楼会议室。"),
            "columns": _("左右、前后的卷子发得不一样，靠它算出谁挨着谁。"),
        }
        error_messages = {
            "name": {"required": _("请写考场名称。")},
            "starts_at": {
                "required": _("请填开考时间。"),
                "invalid": _("时间写成 2026-11-23 09:00 这样。"),
            },
            "columns": {"required": _("请填一排有几个座位。")},
        }
        widgets = {
            "starts_at": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        }


class SheetsForm(forms.Form):
    file = forms.FileField(
        label=_("填好的表"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("请先选一个文件。"), "empty": _("这个文件是空的。")},
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("文件太大，没有收。"))
        return file
