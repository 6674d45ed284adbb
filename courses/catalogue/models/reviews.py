"""审核: what one person has written, a second one reads and publishes."""

from django.core.exceptions import PermissionDenied
from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.models import Page, Task, TaskState
from wagtail.permissions import policy_registry

from courses.catalogue.rules import may_review


class UnderReview(WorkflowLock):
    """While a second person reads, nobody writes."""

    def get_message(self, user):
        if may_review(user, self.object):
            return _("这一页等你审核。看过预览，再通过或退回。")
        return _("这一页已送审，由另一位老师审核。要接着改，先撤回送审。")

    def get_locked_by(self, user, can_lock=False):
        return _("已送审")

    def get_description(self, user, can_lock=False):
        return _("写的人不能审自己的稿。")


class PeerReview(Task):
    """A task whose reviewers are those the roles allow, other than the ones who prepared the page."""

    lock_class = UnderReview

    class Meta:
        verbose_name = verbose_name_plural = _("审核")

    @classmethod
    def get_description(cls):
        return _("由另一位培训老师或管理员审核后发布。")

    def locked_for_user(self, obj, user):
        return True

    def get_actions(self, obj, user):
        if may_review(user, obj):
            return [("approve", _("通过并发布"), False), ("reject", _("退回修改"), True)]
        return []

    def on_action(self, task_state, user, action_name, **kwargs):
        """Raises PermissionDenied for who may not review this very page, whatever page the address named."""
        if not may_review(user, task_state.revision.content_object):
            raise PermissionDenied(_("写的人不能审自己的稿。"))
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        within = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, {"change"})
        waiting = self.task_states.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__object_id__in=within.annotate(key=Cast("pk", CharField())).values("key"),
        )
        return waiting.exclude(workflow_state__requested_by=user).exclude(revision__user=user)
