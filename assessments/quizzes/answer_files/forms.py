"""An answer file, or its text as it came in a message."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.quizzes.answer_files.sealing import MOST_BYTES


class AnswerFileForm(forms.Form):
    file = forms.FileField(label=_("答案文件"), required=False, widget=forms.FileInput(attrs={"accept": ".txt"}))
    text = forms.CharField(
        label=_("或者把考生发来的那段文字贴在这里"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean(self) -> dict:
        """`sealed`: the text of either."""
        cleaned = super().clean() or self.cleaned_data
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if file is None and not text:
            raise forms.ValidationError(_("请先选一个文件，或者贴上文字。"))
        if max(file.size if file else 0, len(text)) > MOST_BYTES:
            raise forms.ValidationError(_("文件太大，没有收。"))
        cleaned["sealed"] = file.read().decode("utf-8", "replace") if file else text
        return cleaned
