"""Reads a course folder into plain data and says, with file and block, what is wrong with it. Touches no database."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _
from wagtail.blocks import BooleanBlock, ListBlock, StructBlock
from wagtail.images.blocks import ImageChooserBlock

from courses.catalogue.blocks import LessonStream
from courses.catalogue.models import Step
from courses.catalogue.pictures import fault_of

NAMES = {"file": "image"}  # a picture is named by its file in the folder


class CourseRefused(ValueError):
    """The folder cannot be imported; `problems` are sentences for the person who wrote it. Nothing was written."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass
class Written:
    """A course as it stands in its folder: `modules` pairs each module's table with its lessons' tables."""

    folder: Path
    course: dict
    modules: list[tuple[dict, list[dict]]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_course(folder: Path) -> Written:
    """Raises CourseRefused with every problem found."""
    written = Written(Path(folder), {})
    written.course = _table(written, "course.toml")
    _required(written, "course.toml", written.course, "slug", "title", "modules")
    for module in written.course.get("modules", []):
        _required(written, "course.toml", module, "title", "lessons")
        lessons = [_lesson(written, f"{name}.toml") for name in module.get("lessons", [])]
        written.modules.append((module, lessons))
    if written.problems:
        raise CourseRefused(written.problems)
    return written


def _lesson(written: Written, name: str) -> dict:
    lesson = _table(written, name)
    _required(written, name, lesson, "slug", "title", "blocks")
    if lesson.get("length", "short") not in Step.Length.values:
        written.problems.append(_("%(file)s：篇幅只能是 short、medium、long。") % {"file": name})
    if len(lesson.get("character", "读")) != 1:
        written.problems.append(_("%(file)s：格中字只能是一个字。") % {"file": name})
    stream = LessonStream()
    for number, block in enumerate(lesson.get("blocks", []), 1):
        kind = stream.child_blocks.get(block.get("type"))
        faults = (
            _faults(written.folder, kind, block)
            if kind
            else [_("没有这种内容：%(type)s") % {"type": block.get("type")}]
        )
        written.problems += [
            _("%(file)s 第 %(number)s 块：%(fault)s。") % {"file": name, "number": number, "fault": fault}
            for fault in faults
        ]
    return lesson


def _faults(folder: Path, block, value, name: str = "") -> list[str]:
    """What is wrong with one value, where `block` says what is expected."""
    where = name and f"“{block.label or name}”"
    if isinstance(block, StructBlock):
        return _struct_faults(folder, block, value, where)
    if isinstance(block, ListBlock):
        if not isinstance(value, list) or not (block.meta.min_num or 0) <= len(value) <= (block.meta.max_num or 99):
            return [_("%(field)s的条数不对") % {"field": where}]
        return [fault for item in value for fault in _faults(folder, block.child_block, item, name)]
    if isinstance(block, ImageChooserBlock):
        return [fault] if (fault := fault_of(folder / "pictures" / str(value))) else []
    expected = bool if isinstance(block, BooleanBlock) else str
    if not isinstance(value, expected):
        return [_("%(field)s写的不是它该有的样子") % {"field": where}]
    if expected is str and block.required and not value.strip():
        return [_("%(field)s不能空") % {"field": where}]
    choices = getattr(block.field, "choices", None)
    if choices and value not in [key for key, _label in choices]:
        return [_("%(field)s里没有“%(value)s”这一项") % {"field": where, "value": value}]
    return []


def _struct_faults(folder: Path, block: StructBlock, value, where: str) -> list[str]:
    if not isinstance(value, dict):
        return [_("%(field)s写的不是它该有的样子") % {"field": where}]
    given = {NAMES.get(key, key): item for key, item in value.items() if key != "type"}
    faults = [_("不认识“%(key)s”") % {"key": key} for key in given.keys() - block.child_blocks.keys()]
    for key, child in block.child_blocks.items():
        if key in given:
            faults += _faults(folder, child, given[key], key)
        elif child.required:
            faults.append(_("少了“%(field)s”") % {"field": child.label or key})
    return faults


def _table(written: Written, name: str) -> dict:
    try:
        return tomllib.loads((written.folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        written.problems.append(_("找不到 %(file)s。") % {"file": name})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        written.problems.append(_("%(file)s 读不了：%(error)s。") % {"file": name, "error": error})
    return {}


def _required(written: Written, name: str, table: dict, *keys: str) -> None:
    if table:
        written.problems += [
            _("%(file)s：少了 %(key)s。") % {"file": name, "key": key} for key in keys if not table.get(key)
        ]
