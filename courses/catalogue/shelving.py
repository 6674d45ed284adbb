"""An office's place in Wagtail: a shelf of pages, a collection of files, two groups with rights to both, the review."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from courses.catalogue.models import CataloguePage, PeerReview
from grids.models import Grid
from grids.paths import ancestors

WRITE = ["add_page", "change_page"]
FILES = [
    *("add_image", "change_image", "choose_image", "view_image"),
    *("add_document", "change_document", "choose_document", "view_document"),
    *("add_media", "change_media", "view_media"),
]


@transaction.atomic
def shelf_for(grid: Grid) -> CataloguePage:
    """The shelf of this node, made below the shelves of the nodes above it when it is not there yet."""
    made = {shelf.grid.path: shelf for shelf in CataloguePage.objects.select_related("grid")}
    above = None
    for path in ancestors(grid.path):
        above = made[path] = made.get(path) or _new_shelf(Grid.objects.get(path=path), above)
    return made[grid.path]


def _new_shelf(grid: Grid, above: CataloguePage | None) -> CataloguePage:
    parent = above.collection if above else Collection.get_first_root_node()
    collection = parent.add_child(name=grid.name)
    trainers = Group.objects.create(name=f"{grid.code} {grid.name} {_('培训老师')}")
    administrators = Group.objects.create(name=f"{grid.code} {grid.name} {_('培训管理员')}")
    shelf = CataloguePage(
        title=grid.name,
        slug=grid.code.lower(),
        grid=grid,
        collection=collection,
        trainers=trainers,
        administrators=administrators,
    )
    (Page.objects.get(pk=above.pk) if above else Page.get_first_root_node()).add_child(instance=shelf)
    _grant(trainers, shelf, WRITE)
    _grant(administrators, shelf, [*WRITE, "publish_page"])
    if not above:
        WorkflowPage.objects.create(page=shelf, workflow=_review())
    return shelf


def _grant(group: Group, shelf: CataloguePage, on_pages: list[str]) -> None:
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=shelf, permission=permission)
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=on_pages)
    )
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=shelf.collection, permission=permission)
        for permission in Permission.objects.filter(
            content_type__app_label__in=["wagtailimages", "wagtaildocs", "wagtailmedia"], codename__in=FILES
        )
    )


def _review() -> Workflow:
    workflow, fresh = Workflow.objects.get_or_create(name=_("审核"))
    if fresh:
        WorkflowTask.objects.create(workflow=workflow, task=PeerReview.objects.create(name=_("审核")))
    return workflow
