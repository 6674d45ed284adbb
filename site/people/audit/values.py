"""What an audit line holds, in words: the names of its values and the values themselves."""

from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ledger.models import AuditLine
from people.models import Role, User, Worker

NAMES = {
    "address": gettext_lazy("地址"),
    "case_number": gettext_lazy("案件编号"),
    "cases": gettext_lazy("案件编号"),
    "category": gettext_lazy("用工类别"),
    "created": gettext_lazy("新增"),
    "degree": gettext_lazy("学位"),
    "device": gettext_lazy("设备编号"),
    "duty": gettext_lazy("职责"),
    "education": gettext_lazy("学历"),
    "first_day": gettext_lazy("从哪天起"),
    "folder": gettext_lazy("文件夹"),
    "grade": gettext_lazy("薪级"),
    "grid": gettext_lazy("网格"),
    "joined_on": gettext_lazy("到岗日期"),
    "kind": gettext_lazy("种类"),
    "last_day": gettext_lazy("到哪天"),
    "left": gettext_lazy("离岗"),
    "left_on": gettext_lazy("离岗日期"),
    "level": gettext_lazy("学历"),
    "lines": gettext_lazy("条数"),
    "method": gettext_lazy("方式"),
    "methods": gettext_lazy("方式"),
    "moved": gettext_lazy("调动"),
    "name": gettext_lazy("姓名或名称"),
    "note": gettext_lazy("说明"),
    "number": gettext_lazy("编号"),
    "people": gettext_lazy("人数"),
    "phone": gettext_lazy("手机号"),
    "post": gettext_lazy("岗位"),
    "reason": gettext_lazy("原因"),
    "rows": gettext_lazy("行数"),
    "sha256": gettext_lazy("文件校验码"),
    "sign_out": gettext_lazy("退出所有设备"),
    "status": gettext_lazy("结果代码"),
    "title": gettext_lazy("名称"),
    "type": gettext_lazy("种类"),
    "types": gettext_lazy("种类"),
    "updated": gettext_lazy("更新"),
    "username": gettext_lazy("用户名"),
    "version": gettext_lazy("版本"),
    "why": gettext_lazy("原因"),
}


def model_of(line: AuditLine) -> type[models.Model] | None:
    """Whose fields the line tells of; None for a model of an earlier version."""
    if line.deed.startswith("role."):  # recorded with the account as its target
        return Role
    if line.subject:
        return Worker if line.subject.startswith("worker:") else User
    try:
        return apps.get_model(line.target_type)
    except LookupError:
        return None


def name_of(model: type[models.Model] | None, name: str) -> str:
    """The word for a value; one that has none stays as it was written."""
    if name in NAMES:
        return str(NAMES[name])
    field = _field(model, name)
    return str(getattr(field, "verbose_name", name))


def told(model: type[models.Model] | None, name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list):
        return "、".join(told(model, name, one) for one in value)
    if isinstance(value, dict):
        return "、".join(f"{name_of(model, key)} {told(model, key, one)}" for key, one in value.items())
    return str(dict(getattr(_field(model, name), "flatchoices", ())).get(value, value))


def _field(model: type[models.Model] | None, name: str):
    try:
        return model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
