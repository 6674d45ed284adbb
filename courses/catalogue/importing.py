"""Brings a course from a folder onto a shelf. A second run of the same folder changes nothing."""

from collections.abc import Callable
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.blocks import ListBlock, StructBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from courses.catalogue.models import CataloguePage, CoursePage, LessonPage, ModulePage
from courses.catalogue.pictures import keep
from courses.catalogue.reading import NAMES, Written, read_course
from ledger import auditing
from people import rules

AddQuiz = Callable[[ModulePage, dict], None]


@transaction.atomic
def import_course(folder: Path, shelf: CataloguePage, by, add_quiz: AddQuiz | None = None) -> CoursePage:
    """Creates or updates the course with its modules, lessons and pictures, all published.

    `by` is a user of training whose roles reach the shelf, or `auditing.SYSTEM`. `add_quiz` is called with each module
    and its table `quiz`. Raises CourseRefused when the folder has faults, PermissionDenied when the shelf is out of reach.
    """
    user = None if by is auditing.SYSTEM else by
    if user and not rules.may_train(user, shelf.grid.path):
        raise PermissionDenied
    written = read_course(folder)
    course, changed = _course(written, shelf, user)
    for number, (table, lessons) in enumerate(written.modules, 1):
        values = {"title": table["title"], "summary": table.get("summary", "")}
        module, fresh = _put(ModulePage, course, f"{course.slug}-{number}", values, user)
        changed |= fresh
        for lesson in lessons:
            changed |= _lesson(lesson, module, written, shelf, user)
        if add_quiz and "quiz" in table:
            add_quiz(module, table["quiz"])
    if changed:
        auditing.record(by, "import course", course, path=shelf.grid.path, folder=written.folder.name)
    return course


def _course(written: Written, shelf: CataloguePage, user) -> tuple[CoursePage, bool]:
    table = written.course
    values = {"title": table["title"], "duty": table.get("duty", ""), "summary": table.get("summary", "")}
    return _put(CoursePage, shelf, table["slug"], values | {"checked": table.get("reviewed", "")}, user)


def _lesson(table: dict, module: ModulePage, written: Written, shelf: CataloguePage, user) -> bool:
    stream = LessonPage._meta.get_field("body").stream_block

    def image(name: str, alt: str) -> int:
        path = written.folder / "pictures" / name
        return keep(path, alt, shelf.collection, user).pk

    body = [
        {
            "type": block["type"],
            "id": _id(table["slug"], number),
            "value": _raw(stream.child_blocks[block["type"]], block, _id(table["slug"], number), image),
        }
        for number, block in enumerate(table["blocks"], 1)
    ]
    values = {
        "title": table["title"],
        "character": table.get("character", "读"),
        "length": table.get("length", "short"),
        "summary": table.get("summary", ""),
        "body": stream.to_python(body),
    }
    return _put(LessonPage, module, f"{module.slug}-{table['slug']}", values, user)[1]


def _raw(block, value, key: str, image: Callable[[str, str], int], alt: str = ""):
    """The value as StreamField stores it, with ids that are the same at every run."""
    if isinstance(block, StructBlock):
        given = {NAMES.get(name, name): item for name, item in value.items() if name != "type"}
        alt = given.get("alt", "")
        return {
            name: _raw(child, given[name], f"{key}/{name}", image, alt)
            for name, child in block.child_blocks.items()
            if name in given
        }
    if isinstance(block, ListBlock):
        return [
            {"type": "item", "id": _id(key, n), "value": _raw(block.child_block, item, f"{key}/{n}", image)}
            for n, item in enumerate(value)
        ]
    if isinstance(block, ImageChooserBlock):
        return image(value, alt)
    return value


def _id(*parts) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, parts))))


def _put(kind: type[Page], parent: Page, slug: str, values: dict, user) -> tuple[Page, bool]:
    """The page with this slug below the parent, published with these values, and whether anything had to be written."""
    page = kind.objects.child_of(parent).filter(slug=slug).first()
    if page and page.live and all(_same(kind, name, page, value) for name, value in values.items()):
        return page, False
    if page is None:
        page = kind(slug=slug, owner=user, live=False, **values)
        Page.objects.get(pk=parent.pk).add_child(instance=page)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    return kind.objects.get(pk=page.pk), True


def _same(kind: type[Page], name: str, page: Page, value) -> bool:
    field = kind._meta.get_field(name)
    return field.get_prep_value(getattr(page, name)) == field.get_prep_value(value)
