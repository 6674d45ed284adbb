"""What a course consists of, in the order of the tree."""

from wagtail.models import Page

from courses.catalogue.models import CoursePage, ModulePage, Step


def steps_of(course: CoursePage) -> list[tuple[ModulePage, Step]]:
    """The published steps with their published modules, without their bodies; one query for the tree and one per kind of page."""
    pages = Page.objects.descendant_of(course).live().order_by("path").defer_streamfields().specific()
    module = None
    steps = []
    for page in pages:
        if isinstance(page, ModulePage):
            module = page
        elif isinstance(page, Step) and module and page.is_child_of(module):
            steps.append((module, page))
    return steps
