"""Keeps an uploaded roster out of reach of the web until it is imported, one per person."""

import re
import secrets
from pathlib import Path

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from people.models import User
from people.roster.workbooks import MOST_PACKED

FOLDER = "rosters"


class RosterForm(forms.Form):
    file = forms.FileField(
        label=_("花名册"),
        help_text=_("xlsx 工作簿，一行一个人。要有工号、姓名、用工类别、网格代码四列；手机号按文本填。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("请先选一个文件。"), "empty": _("这个文件是空的。")},
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > MOST_PACKED:
            raise ValidationError(_("文件超过 20 MB，没有收。"))
        return file


def keep(file: UploadedFile, user: User) -> str:
    """Stores the file and returns the token it is found by. An earlier one of the same person goes."""
    drop(user)
    token = secrets.token_hex(16)
    storages["private"].save(_name(token, user), file)
    return token


def find(token: str, user: User) -> Path:
    """Only the person who uploaded it finds it. Raises Http404."""
    if not re.fullmatch(r"[0-9a-f]{32}", token) or not storages["private"].exists(_name(token, user)):
        raise Http404
    return Path(storages["private"].path(_name(token, user)))


def drop(user: User) -> None:
    """A roster is personal data: it does not stay longer than needed."""
    storage = storages["private"]
    if storage.exists(FOLDER):
        for name in storage.listdir(FOLDER)[1]:
            if name.startswith(f"{user.pk}-"):
                storage.delete(f"{FOLDER}/{name}")


def _name(token: str, user: User) -> str:
    return f"{FOLDER}/{user.pk}-{token}.xlsx"
