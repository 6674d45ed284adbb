"""Who may write, who may review. Roles decide; Wagtail's groups only follow them."""

from wagtail.models import Page

from courses.catalogue.models.courses import CataloguePage
from people import rules
from people.models import User


def shelf_of(page: Page) -> CataloguePage | None:
    """The shelf a page stands on, or is."""
    return CataloguePage.objects.ancestor_of(page, inclusive=True).select_related("grid").order_by("-path").first()


def preparers(page: Page) -> set[int]:
    """Ids of those who wrote what is not yet published, or asked for its review."""
    drafts = page.revisions.filter(pk__gt=page.live_revision_id or 0)
    people = set(drafts.exclude(user=None).values_list("user_id", flat=True))
    if state := page.current_workflow_state:
        people.add(state.requested_by_id)
    return people


def may_review(user: User, page: Page) -> bool:
    """A second person of training whose roles reach the shelf."""
    shelf = shelf_of(page)
    return bool(shelf) and rules.may_train(user, shelf.grid.path) and user.pk not in preparers(page)
