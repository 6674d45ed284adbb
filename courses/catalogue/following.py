"""Shelves follow the tree: Wagtail's rights hang on the branches of pages and collections."""

from wagtail.models import Collection, Page

from courses.catalogue.models import CataloguePage
from courses.catalogue.shelving import shelf_for
from grids import paths
from grids.models import Grid


def follow_grid(grid: Grid, **signal) -> None:
    """A grid that has moved takes its shelf with it, and so those of the grids below it."""
    shelf = CataloguePage.objects.filter(grid=grid).first()
    if not shelf:
        return
    above = shelf_for(Grid.objects.get(path=grid.path[: -paths.STEP]))
    Page.objects.get(pk=shelf.pk).move(Page.objects.get(pk=above.pk), "last-child")
    Collection.objects.get(pk=shelf.collection_id).move(Collection.objects.get(pk=above.collection_id), "sorted-child")
