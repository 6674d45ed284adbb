"""Keeps an uploaded roster out of reach of the web until it is imported, one per person."""

import re
import secrets
from pathlib import Path
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from grids.models import Grid
from grids.paths import STEP, below
from people.models import User
from people.roster.workbooks import MOST_PACKED

FOLDER = "rosters"


class WorkbookForm(forms.Form):
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


class RosterForm(WorkbookForm):
    """`choices` are the units whose whole list the workbook may be, as `units` gives them."""

    unit = forms.ChoiceField(
        label=_("名单以外的人算离岗"),
        help_text=_("交来的是一个单位的整份名单时才选。名单里没有的人下一步列出来，确认以后才离岗。"),
        required=False,
    )

    def __init__(self, choices: list[tuple[str, str]], *args, **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["unit"]).choices = [("", _("不算，只看名单里的人")), *choices]


def units(reach: tuple[str, ...]) -> list[tuple[str, str]]:
    """(code, name) of the nodes somebody keeps the roster of, and of two levels below them."""
    inside = Q(pk__in=[])
    for path in reach:
        inside |= below(path) & Q(depth__lte=len(path) // STEP + 2)
    rows = Grid.objects.filter(inside).order_by("path").values_list("code", "name", "depth")
    highest = min(len(path) for path in reach) // STEP
    return [(code, "\u3000" * (depth - highest) + name) for code, name, depth in rows]


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
