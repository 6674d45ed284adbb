"""A grid that moves takes its shelf along."""

from datetime import date

import pytest
from wagtail.models import Collection, Page

from courses.catalogue.models import CataloguePage
from courses.catalogue.shelving import shelf_for
from grids.models import Grid
from people.territory.moving import move

pytestmark = pytest.mark.usefixtures("everything")


@pytest.mark.database
def test_pages_and_files_hang_below_the_new_parent(district, officer):
    community = Grid.objects.get(code="210905004003")
    street = Grid.objects.get(pk=district.pk).add_child(name="清河街道", code="210905001", kind="street", level=1)
    shelf_for(Grid.objects.get(code="210905004003001"))

    move(community, street, date(2026, 3, 1), officer, "划归清河街道")

    shelf, above = (CataloguePage.objects.get(grid=grid) for grid in (community, street))
    assert shelf.get_parent().pk == above.pk
    assert shelf.collection.get_parent() == above.collection
    assert CataloguePage.objects.get(grid__code="210905004003001").get_parent().pk == shelf.pk
    assert Page.find_problems() == Collection.find_problems() == ([], [], [], [], [])
