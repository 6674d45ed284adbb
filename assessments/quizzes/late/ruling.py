"""The two acts of a decision on a late sheet: one person rules with a reason, question by question if need be; 不计入 stands then,
计入 takes effect when somebody else agrees. Twice is once.
"""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from assessments.quizzes.late import rules
from assessments.quizzes.late.comparing import differing
from assessments.quizzes.late.recounting import recount
from assessments.quizzes.models import Attempt, LateRuling, LateSheet, LateVerdict
from ledger.auditing import record
from people.models import User

Decision = LateRuling.Decision
LONGEST = 200  # characters of a reason


def standing_ruling(sheet: LateSheet) -> LateRuling | None:
    """The newest that was not sent back, with its verdict and both people."""
    rulings = sheet.rulings.select_related("verdict__by", "by").order_by("-pk")
    return next((one for one in rulings if not sent_back(one)), None)


def sent_back(ruling: LateRuling) -> bool:
    return verdict_of(ruling) is not None and not ruling.verdict.confirmed


def verdict_of(ruling: LateRuling) -> LateVerdict | None:
    return getattr(ruling, "verdict", None)


@transaction.atomic
def rule(sheet: LateSheet, decision: str, reason: str, by: User, slots: Collection[int] | None = None) -> LateRuling:
    """Records what `by` decides. `slots`: the questions that are to count, of those that differ; None for all of them. What was
    not counted may be proposed again, what was counted stays.

    Raises PermissionDenied, and ValidationError without a reason or a question, or when somebody has decided otherwise meanwhile.
    """
    attempt = _locked(sheet)
    if not rules.may_rule(by, attempt):
        raise PermissionDenied
    reason = _reason(reason, _("请写理由，不超过 200 个字。"))
    before = standing_ruling(sheet)
    counted = before.verdict.replaced if before and verdict_of(before) else attempt.answers
    chosen = _chosen(differing(counted, sheet.answers), slots) if decision == Decision.COUNTED else None
    if before and (before.decision, before.slots) == (decision, chosen):
        return before
    if attempt.state != Attempt.State.SUBMITTED:
        raise ValidationError(_("这份答卷没有交，不用定。"))
    if before and before.counts:
        raise ValidationError(_("已经有人定了，请刷新再看。"))
    made = LateRuling.objects.create(sheet=sheet, decision=decision, slots=chosen, reason=reason, by=by)
    record(by, "late sheet ruled", sheet, path=attempt.grid.path, reason=reason, decision=decision, slots=chosen)
    return made


@transaction.atomic
def confirm(ruling: LateRuling, by: User) -> LateVerdict:
    """Counts the sheet. Raises PermissionDenied, ValidationError."""
    attempt = _locked(ruling.sheet)
    if known := _known(ruling, attempt, by, confirmed=True):
        return known
    made = LateVerdict.objects.create(ruling=ruling, confirmed=True, replaced=attempt.answers, by=by)
    recount(attempt, ruling)
    record(by, "late sheet counted", ruling.sheet, path=attempt.grid.path, reason=ruling.reason)
    return made


@transaction.atomic
def send_back(ruling: LateRuling, reason: str, by: User) -> LateVerdict:
    """The sheet waits for a ruling again. Raises PermissionDenied, ValidationError."""
    attempt = _locked(ruling.sheet)
    reason = _reason(reason, _("请写退回的原因，不超过 200 个字。"))
    if known := _known(ruling, attempt, by, confirmed=False):
        return known
    made = LateVerdict.objects.create(ruling=ruling, confirmed=False, reason=reason, by=by)
    record(by, "late sheet sent back", ruling.sheet, path=attempt.grid.path, reason=reason)
    return made


def _known(ruling: LateRuling, attempt: Attempt, by: User, *, confirmed: bool) -> LateVerdict | None:
    """The same verdict, when it has been given already."""
    if not ruling.counts or not rules.may_confirm(by, attempt, ruling):
        raise PermissionDenied
    known = LateVerdict.objects.filter(ruling=ruling).first()
    if known and known.confirmed != confirmed:
        raise ValidationError(_("已经有人定了，请刷新再看。"))
    return known


def _chosen(differ: list[int], slots: Collection[int] | None) -> list[int]:
    if not differ:
        raise ValidationError(_("这一份和计入的一样，不用定。"))
    chosen = set(differ if slots is None else slots)
    if not chosen:
        raise ValidationError(_("请勾出要计入的题；都计入，选“全部计入”。"))
    if not chosen <= set(differ):
        raise ValidationError(_("有的题已经一样了，请刷新再看。"))
    return sorted(chosen)


def _locked(sheet: LateSheet) -> Attempt:
    """Two people who decide at the same moment do so one after the other."""
    attempts = Attempt.objects.select_for_update(of=("self",)).select_related("worker", "grid", "enrolment__round")
    return attempts.get(pk=sheet.attempt_id)


def _reason(text: str, refusal: str) -> str:
    text = text.replace("\0", "").strip()  # PostgreSQL keeps no NUL
    if not text or len(text) > LONGEST:
        raise ValidationError(refusal)
    return text
