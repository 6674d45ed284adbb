"""Where Wagtail lets us in: its menu, its first page, its choosers, its look."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import policy_registry

from courses.catalogue import colleagues, first_page, menu, review_buttons

colleagues.narrow_filters()
hooks.register("construct_main_menu", menu.for_trainers)
hooks.register("construct_homepage_panels", first_page.for_trainers)
hooks.register("construct_page_action_menu", review_buttons.for_review)


@hooks.register("construct_homepage_summary_items", order=1)
def no_counts(request, items):
    items.clear()


@hooks.register("construct_page_chooser_queryset")
def only_own_pages(pages, request):
    return pages.filter(pk__in=policy_registry.get_by_type(Page).explorable_instances(request.user).values("pk"))


@hooks.register("insert_global_admin_css")
def our_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("gridschool/admin.css"))
