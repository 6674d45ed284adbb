"""What a person may do with a page of the catalogue. Wagtail asks these testers wherever it shows or does something."""

from wagtail.models import PagePermissionTester


class CataloguePermissions(PagePermissionTester):
    """A page outside the branch of one's roles shows nothing, not even its history."""

    def can_view_revisions(self):
        return super().can_view_revisions() and (self.user.is_superuser or bool(self.permissions))

    def can_reorder_children(self):
        return self.can_edit()


class ShelfPermissions(CataloguePermissions):
    """A shelf comes and goes with its office: courses are added to it, itself stays as it is."""

    def can_edit(self):
        return False

    can_copy = can_lock = can_move = can_publish = can_unpublish = can_edit

    def can_publish_subpage(self):
        return self.can_add_subpage()

    def can_delete(self, ignore_bulk=False):
        return False


class FolderPermissions(CataloguePermissions):
    """Courses and modules are published by whoever writes them: workers see only what is inside, once it is reviewed."""

    def can_publish(self):
        return self.can_edit()

    def can_publish_subpage(self):
        return self.can_edit() and self.page.specific_class.holds_folders

    def can_delete(self, ignore_bulk=False):
        return super().can_delete(ignore_bulk) and not _ever_published(self.page)


class StepPermissions(CataloguePermissions):
    """A step is published by a second person's review and in no other way (`reviewing.publish`)."""

    def can_publish(self):
        return False

    def can_delete(self, ignore_bulk=False):
        return super().can_delete(ignore_bulk) and not _ever_published(self.page)


def _ever_published(page) -> bool:
    """Published steps have been learnt by somebody; they are withdrawn, never deleted."""
    steps = page.get_descendants(inclusive=True).filter(numchild=0)
    return steps.filter(first_published_at__isnull=False).exists()
