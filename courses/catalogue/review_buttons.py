"""What a reviewer can press at the foot of a page that waits for review, though it is locked for writing."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem, CancelWorkflowMenuItem, PageLockedMenuItem


class Answer(ActionMenuItem):
    template_name = "catalogue/admin/answer.html"

    def __init__(self, name: str, label: str, asks: bool):
        super().__init__(order=-10)
        self.name, self.label, self.asks = name, label, asks
        self.icon_name = "resubmit" if asks else "success"

    def get_context_data(self, parent_context):
        page = parent_context["page"]
        return super().get_context_data(parent_context) | {"asks": self.asks, "state": page.current_workflow_task_state}


class Withdrawal(CancelWorkflowMenuItem):
    """For who asked for the review; a reviewer sends back instead."""

    label = _("撤回送审")

    def is_shown(self, context):
        state = context["page"].current_workflow_state if context["view"] == "edit" else None
        return bool(state) and state.requested_by == context["request"].user


def for_review(items: list[ActionMenuItem], request, context: dict) -> None:
    """Puts first what can be done under review: the two answers for a reviewer, the withdrawal for who asked for it."""
    items[:] = [item for item in items if not isinstance(item, CancelWorkflowMenuItem)]
    page = context.get("page")
    first = []
    if context["view"] == "edit" and page.current_workflow_task:
        first = [Answer(*action) for action in page.current_workflow_task.get_actions(page, request.user)]
    withdrawal = Withdrawal()
    if withdrawal.is_shown(context):
        first.append(withdrawal)
    if context.get("locked_for_user") and first:
        items[:] = [item for item in items if not isinstance(item, PageLockedMenuItem)]
        items[:0] = first
    else:
        items += first
