"""The body of a lesson as HTML: rendered once a published revision, then kept in this process."""

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from courses.catalogue.models import LessonPage


def lesson_body(page_id: int, revision_id: int) -> SafeString:
    """The blocks of the lesson as they stood in this revision. Asks the database nothing once it has been rendered.

    Raises LessonPage.DoesNotExist or Revision.DoesNotExist.
    """
    key = f"lesson:{page_id}:{revision_id}:{get_language()}"
    kept = caches["local"].get(key)
    if kept is None:
        kept = str(render_to_string("catalogue/body.html", {"body": _as_of(page_id, revision_id).body}))
        caches["local"].set(key, kept, timeout=None)
    return mark_safe(kept)  # noqa: S308  a template's output


def _as_of(page_id: int, revision_id: int) -> LessonPage:
    page = LessonPage.objects.get(pk=page_id)
    if page.live_revision_id == revision_id:
        return page
    return page.revisions.get(pk=revision_id).as_object()
