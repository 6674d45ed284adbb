"""Arranges an exam of a round. What was arranged before stands in the audit lines."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.quizzes.arranging_exams import moving_the_end, rules
from assessments.quizzes.models import Arrangement, Attempt
from courses.rounds.models import RoundStep
from grids import scope
from ledger.auditing import record
from people.models import User

FIELDS = (
    *("entry_from", "entry_until", "ends_at", "open_book", "on_site", "together", "check_days"),
    *("resit_from", "resit_until", "resit_times"),
)
FROZEN = ("open_book", "together")  # what was promised to those who have begun


class Refused(ValueError):
    """Nothing was written; the message says why."""


@transaction.atomic
def arrange(step: RoundStep, by: User, **values: Any) -> Arrangement:
    """Writes the arrangement with these values of FIELDS; what is not named stays. The same again writes nothing.

    Raises PermissionDenied, and Refused with the reason.
    """
    if not rules.may_arrange(by, step.round):
        raise PermissionDenied
    held = Arrangement.objects.select_for_update(of=("self",)).filter(step=step).first() or Arrangement(step=step)
    before = {name: getattr(held, name) for name in FIELDS}
    after = before | values
    if held.pk and before == after:
        return held
    _check(step, before, after)
    for name in FIELDS:
        setattr(held, name, after[name])
    held.arranged_by = by
    held.save()
    if before["ends_at"] and before["ends_at"] != after["ends_at"]:
        moving_the_end.lengthen(step, before["ends_at"], after["ends_at"])
    changed = {name for name in FIELDS if before[name] != after[name]}
    record(
        by,
        "exam arranged",
        held,
        path=step.round.grid.path,
        step=step.title,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return held


def _check(step: RoundStep, before: dict[str, Any], after: dict[str, Any]) -> None:
    if step.round.closed_at:
        raise Refused(_("这一轮已经结班，不能再改。"))
    if fault := fault_of(step, after):
        raise Refused(fault[1])
    if any(before[name] != after[name] for name in FROZEN) and _begun(step):
        raise Refused(_("已经有人开考，是否开卷、成绩怎样公布不能再改。"))
    if moving_the_end.cuts_short(step, before["ends_at"], after["ends_at"]):
        raise Refused(_("有人正在考，他的时间不能缩短：全场结束只能往后改。"))


def fault_of(step: RoundStep, values: dict[str, Any]) -> tuple[str, str] | None:
    """What does not go together: the field, and a sentence."""
    opens, shuts, ends = values["entry_from"], values["entry_until"], values["ends_at"]
    resit_from, resit_until = values["resit_from"], values["resit_until"]
    if shuts and opens and shuts <= opens:
        return "entry_until", _("入场结束要在入场开始以后。")
    if ends and (latest := shuts or opens) and ends <= latest:
        return "ends_at", _("全场结束要在入场结束以后。")
    if bool(resit_from) != bool(resit_until) or bool(resit_from) != bool(values["resit_times"]):
        return "resit_from", _("补考的开始、结束和次数要一起写，或者都不写。")
    if resit_from and not shuts:
        return "entry_until", _("安排补考，要先写入场什么时候结束。")
    if resit_from and resit_from < shuts:
        return "resit_from", _("补考要在入场结束以后。")
    if resit_from and resit_until <= resit_from:
        return "resit_until", _("补考结束要在补考开始以后。")
    for name in ("entry_from", "entry_until", "ends_at", "resit_from", "resit_until"):
        if values[name] and (sentence := outside(step, values[name])):
            return name, sentence
    return None


def outside(step: RoundStep, moment: datetime) -> str:
    """What to say of a moment on a day that is not one of the round's; "" for one that is."""
    if step.round.counts_on(timezone.localdate(moment)):
        return ""
    days = {"first": step.round.first_day.isoformat(), "last": step.round.last_day.isoformat()}
    return _("日子要在这一轮里：%(first)s 到 %(last)s。") % days


def _begun(step: RoundStep) -> bool:
    with scope.whole_tree("whether anybody has begun an exam"):
        return Attempt.objects.filter(enrolment__round=step.round_id, step_key=step.step_key).exists()
