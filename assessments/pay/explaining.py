"""Opens a proposal: pay line → rule → appraisal → criterion → exam → the answered question."""

from datetime import datetime
from typing import cast

from django.utils.translation import gettext as _

from assessments.appraisals.explaining import explain as explain_appraisal
from assessments.appraisals.explaining import explain_exam
from assessments.appraisals.models import Appraisal
from assessments.appraisals.numerals import day, money, plain
from assessments.pay.models import PayLine, Proposal, Standing
from courses.progress.explaining import explain_credit
from courses.rounds.models import Enrolment
from ledger.trace import Trace
from people.models import Qualification


def explain(proposal: Proposal) -> list[Trace]:
    """One line for each pay line; their amounts add up to the total."""
    return [
        Trace(label=line.label, value=money(line.amount), how=line.how, lines=list(_below(line)))
        for line in proposal.lines.all()
    ]


def _below(line: PayLine):
    """What the rule saw. The basic part rests on the standing; the others on results and certificates."""
    if line.kind == PayLine.Kind.BASIC and (standing := line.saw.get("standing")):
        yield from _standing(standing)
    if appraisal := line.saw.get("appraisal"):
        yield from _appraisal(appraisal)
    if qualification := line.saw.get("qualification"):
        yield from _qualification(qualification)
    if "enrolment" in line.saw:
        yield from _round(line.saw)


def _standing(pk: int):
    for row in Standing.objects.filter(pk=pk).select_related("entered_by", "approval__by"):
        yield Trace(
            label=_("期初数：%(post)s %(grade)s 级") % {"post": row.post, "grade": row.grade},
            how=_("%(day)s起，计算年限 %(years)s 年。依据：%(basis)s")
            % {"day": day(row.since), "years": row.service_years, "basis": row.basis},
            note=_("%(entered)s录入，%(approved)s审批") % {"entered": row.entered_by, "approved": row.approval.by},
        )


def _appraisal(pk: int):
    for appraisal in Appraisal.objects.filter(pk=pk).select_related("cycle__scheme", "cycle__approved_by"):
        cycle = appraisal.cycle  # approved: pay rests on no other
        approved = {"name": cycle.approved_by, "day": day(cast(datetime, cycle.approved_at))}
        yield Trace(
            label=_("%(cycle)s：%(grade)s") % {"cycle": cycle, "grade": appraisal.grade},
            value="" if appraisal.total is None else plain(appraisal.total),
            how=_("按“%(scheme)s”") % {"scheme": cycle.scheme} + "，" + _("%(day)s由%(name)s审批") % approved,
            note=appraisal.note,
            lines=explain_appraisal(appraisal),
        )


def _qualification(pk: int):
    for held in Qualification.objects.filter(pk=pk):
        days = {
            "issued": day(held.issued_on) if held.issued_on else _("以前"),
            "expires": day(held.expires_on) if held.expires_on else _("长期"),
        }
        yield Trace(
            label=held.title,
            how=_("%(issued)s取得，有效期至%(expires)s") % days,
            note=_("证书编号 %(number)s") % {"number": held.number} if held.number else "",
        )


def _round(saw: dict):
    for enrolment in Enrolment.objects.filter(pk=saw["enrolment"]).select_related("round"):
        if enrolment.qualified_on:
            yield Trace(
                label=_("%(round)s合格") % {"round": enrolment.round},
                value=day(enrolment.qualified_on),
                lines=explain_credit(enrolment),
            )
    yield from explain_exam(saw.get("attempt"))
