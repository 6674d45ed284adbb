"""In what a proposal differs from the person's last approved one."""

from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.appraisals.numerals import money
from assessments.pay.models import Decision, Proposal


def previous_of(proposal: Proposal) -> Proposal | None:
    """The same person's proposal in the approved run of the latest month before."""
    earlier = Proposal.objects.filter(
        worker=proposal.worker_id,
        run__month__lt=proposal.run.month,
        run__decision__kind=Decision.Kind.APPROVED,
    )
    return earlier.select_related("run").order_by("-run__month").first()


def difference(proposal: Proposal) -> str:
    """与 11 月相比多 300.00 元：轮训激励。 Empty when nothing was approved before."""
    before = previous_of(proposal)
    if before is None:
        return ""
    words = {"month": before.run.month.month, "amount": money(abs(proposal.total - before.total))}
    if proposal.total == before.total and not _changed(before, proposal):
        return _("与 %(month)s 月相同。") % words
    words["what"] = "、".join(_changed(before, proposal))
    if proposal.total >= before.total:
        return _("与 %(month)s 月相比多 %(amount)s 元：%(what)s。") % words
    return _("与 %(month)s 月相比少 %(amount)s 元：%(what)s。") % words


def _changed(before: Proposal, after: Proposal) -> list[str]:
    """The labels of the lines that came, went or changed, in the order of the table."""
    old, new = _by_label(before), _by_label(after)
    return [label for label in {**new, **old} if old.get(label) != new.get(label)]


def _by_label(proposal: Proposal) -> dict[str, Decimal]:
    return {line.label: line.amount for line in proposal.lines.all()}
