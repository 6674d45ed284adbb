"""The side menu of Wagtail's admin: five entries for a trainer, expert things below 更多."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.wagtail_hooks import ExplorerMenuItem


def for_trainers(request: HttpRequest, items: list[MenuItem]) -> None:
    """Replaces what Wagtail has gathered; superusers keep its settings besides."""
    settings = [item for item in items if item.name == "settings" and request.user.is_superuser]
    items[:] = [
        MenuItem(_("轮训"), reverse("rounds"), name="rounds", icon_name="date", order=100),
        ExplorerMenuItem(
            _("课程"), reverse("wagtailadmin_explore_root"), name="explorer", icon_name="folder-open-inverse", order=200
        ),
        MenuItem(_("题库"), reverse("bank"), name="bank", icon_name="list-ul", order=300),
        MenuItem(_("人员"), reverse("people"), name="people", icon_name="group", order=400),
        SubmenuMenuItem(_("更多"), Menu(items=_more()), name="more", icon_name="dots-horizontal", order=500),
        *settings,
    ]


def _more() -> list[MenuItem]:
    return [
        MenuItem(_("图片"), reverse("wagtailimages:index"), name="images", icon_name="image", order=1),
        MenuItem(_("视频"), reverse("wagtailmedia:index"), name="media", icon_name="media", order=2),
        MenuItem(_("文件"), reverse("wagtaildocs:index"), name="documents", icon_name="doc-full-inverse", order=3),
        MenuItem(_("审核情况"), reverse("wagtailadmin_reports:workflow"), name="reviews", icon_name="tasks", order=4),
        MenuItem(
            _("改动记录"), reverse("wagtailadmin_reports:site_history"), name="changes", icon_name="history", order=5
        ),
        MenuItem(_("久未更新"), reverse("wagtailadmin_reports:aging_pages"), name="aging", icon_name="time", order=6),
    ]
