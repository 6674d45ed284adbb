"""Computes a month's run for a district. It proposes; somebody else decides."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from assessments.appraisals.models import Cycle
from assessments.appraisals.rules import require_preparer
from assessments.pay.comparing import before
from assessments.pay.composing import Content, Draft, compose
from assessments.pay.gathering import people_of
from assessments.pay.models import Decision, PayLine, PayScheme, Proposal, Run
from assessments.pay.months import first_day_of
from assessments.pay.tables import tables_of
from courses.rounds.models import Round
from grids.models import Grid
from ledger import auditing
from people.models import User


@transaction.atomic
def propose(grid: Grid, month: date, scheme: PayScheme, cycle: Cycle, round: Round | None, by: User) -> Run:
    """The run of the month with the next number; the one that waits, when it proposes exactly the same.

    `month` is any day of it; `round` is the one whose incentive counts. Only people whose employment category is paid
    are in it; whoever cannot be computed is listed in `refused` with the reason. Raises ValidationError and
    PermissionDenied, and then writes nothing.
    """
    month = first_day_of(month)
    require_preparer(by, grid)
    Grid.objects.select_for_update().get(pk=grid.pk)  # one run at a time for a district
    _require_rules(grid, month, scheme, cycle, round)
    runs = Run.objects.filter(grid=grid, month=month)
    if runs.filter(decision__kind=Decision.Kind.APPROVED).exists():
        raise ValidationError(
            _("%(grid)s %(month)s 的薪酬建议已经审批，发现的差错在下一期更正。")
            % {"grid": grid, "month": f"{month:%Y-%m}"}
        )
    content = compose(people_of(grid, month, cycle, round), tables_of(scheme), before(grid, month))
    if not content.drafts and not content.refused:
        raise ValidationError(_("%(grid)s没有纳入薪酬的人员。") % {"grid": grid})
    fingerprint = content.fingerprint()
    same = {"fingerprint": fingerprint, "scheme": scheme, "cycle": cycle, "round": round, "decision": None}
    if waiting := runs.filter(**same).order_by("-number").first():
        return waiting
    run = Run.objects.create(
        grid=grid,
        month=month,
        number=(runs.aggregate(last=Max("number"))["last"] or 0) + 1,
        scheme=scheme,
        cycle=cycle,
        round=round,
        prepared_by=by,
        refused=content.refused,
        fingerprint=fingerprint,
    )
    _write(run, content)
    auditing.record(by, "pay.propose", run, path=grid.path, people=len(content.drafts), refused=len(content.refused))
    return run


def _require_rules(grid: Grid, month: date, scheme: PayScheme, cycle: Cycle, round: Round | None) -> None:
    if grid.kind != Grid.Kind.DISTRICT:
        raise ValidationError(_("薪酬建议按县区编制。"))
    things: tuple[PayScheme | Cycle | Round | None, ...] = (scheme, cycle, round)
    for thing in things:
        if thing and not grid.path.startswith(thing.grid.path):
            raise ValidationError(_("“%(thing)s”不属于%(grid)s。") % {"thing": thing, "grid": grid})
    if not scheme.published_at:
        raise ValidationError(_("%(scheme)s还没有发布，不能用来算薪酬。") % {"scheme": scheme})
    if scheme.effective_from > month:
        raise ValidationError(
            _("%(scheme)s从 %(day)s 起施行，不能用于这个月。") % {"scheme": scheme, "day": scheme.effective_from}
        )
    if not cycle.approved_at:
        raise ValidationError(_("“%(cycle)s”还没有审批，等审批后再编制。") % {"cycle": cycle})


def _write(run: Run, content: Content) -> None:
    proposals = Proposal.objects.bulk_create([_proposal(run, draft) for draft in content.drafts])
    PayLine.objects.bulk_create(
        [
            PayLine(
                proposal=proposal,
                source_key=f"{proposal.source_key}:{order}",
                order=order,
                kind=line.kind,
                label=line.label,
                amount=line.amount,
                how=line.how,
                saw=line.saw,
            )
            for proposal, draft in zip(proposals, content.drafts, strict=True)
            for order, line in enumerate(draft.lines, 1)
        ]
    )


def _proposal(run: Run, draft: Draft) -> Proposal:
    person = draft.person
    return Proposal(
        run=run,
        source_key=f"pay:{run.pk}:{person.worker}",
        worker_id=person.worker,
        grid_id=person.grid,
        post=person.post,
        grade=person.grade,
        appraisal_id=person.appraisal,
        total=draft.total,
        remarks=draft.remarks,
    )
