"""Pages and files name who wrote them, through the account."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from people.privacy.registry import Part, declare, declare_authors

AUTHORS = {
    "wagtailcore.Page": "owner locked_by",
    "wagtailcore.Revision": "user",
    "wagtailcore.PageLogEntry": "user",
    "wagtailcore.ModelLogEntry": "user",
    "wagtailcore.WorkflowState": "requested_by",
    "wagtailcore.TaskState": "finished_by",
    "wagtailcore.Comment": "user resolved_by",
    "wagtailcore.CommentReply": "user",
    "wagtailcore.UploadedFile": "uploaded_by_user",
    "wagtailimages.Image": "uploaded_by_user",
    "wagtaildocs.Document": "uploaded_by_user",
    "wagtailmedia.Media": "uploaded_by_user",
}
# What the editor remembers for somebody: an erasure takes it away.
REMEMBERED = {
    "wagtailusers.UserProfile": _("写课时的个人设置"),
    "wagtailcore.PageSubscription": _("课程页的订阅"),
    "wagtailcore.APIToken": _("接口口令"),
    "wagtailadmin.EditingSession": _("正在编辑的页"),
    "wagtailadmin.FormState": _("没存完的稿"),
}

for label, names in AUTHORS.items():
    declare_authors(apps.get_model(label), names)
declare(*(Part(apps.get_model(label), title, user="user", whole=True) for label, title in REMEMBERED.items()))
