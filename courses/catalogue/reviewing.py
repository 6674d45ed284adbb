"""What happens when a review ends well. The settings name it, Wagtail calls it; it loads before the models do."""


def publish(workflow_state, user=None) -> None:
    """Publishes the revision that was read. Raises PermissionDenied when `user` may not, or when the page changed meanwhile."""
    from django.core.exceptions import PermissionDenied
    from django.utils.translation import gettext as _

    from courses.catalogue.rules import preparers, shelf_of
    from ledger import auditing

    page = workflow_state.content_object.specific
    revision = page.get_latest_revision()
    read = workflow_state.task_states.order_by("-pk").first().revision
    if user.pk in preparers(page) | {workflow_state.requested_by_id} or revision != read:
        raise PermissionDenied(_("写的人不能审自己的稿。"))
    revision.publish(user=user, skip_permission_checks=True)
    auditing.record(user, "publish step", page, path=shelf_of(page).grid.path, revision=revision.pk)
