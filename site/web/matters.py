"""要办的事: what waits for this member of staff, from every part of the chain."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.appraisals.models import Cycle
from assessments.bank.models import ItemVersion
from assessments.certificates.models import Batch
from assessments.pay.models import Run
from assessments.quizzes.arranging_exams import seeing as exams
from assessments.quizzes.arranging_exams.rules import WITNESSES
from assessments.quizzes.by_hand import queue, shortage
from assessments.quizzes.exam_time import clock
from assessments.quizzes.late.queue import asking
from assessments.quizzes.models import Regrade
from assessments.quizzes.regrading import rules as regrading
from courses.rounds.models import Round
from grids import scope
from people import rules
from people.models import Role, User
from people.past.reading import waiting
from people.privacy import correcting, erasing

MOST = 5  # of each kind; the lists behind the side menu have them all


@dataclass(frozen=True)
class Matter:
    icon: str
    title: str
    hint: str
    url: str  # "" when there is no page to go to


def waiting_for(user: User) -> list[Matter]:
    """At most five of each kind, in the order of the chain; each from where that role reaches."""
    matters = [*_clock(user), *_halls(user)]
    with scope.within(*rules.reach(user, WITNESSES)):
        matters += _to_witness(user)
    with scope.within(*rules.reach(user, rules.TRAINING)):
        if rules.may_train(user):
            matters += [*_open_rounds(), *_late_sheets(user), *_items_in_review()]
            matters += [*_regrades_to_decide(user), *_about_exams(user)]
    with scope.within(*rules.reach(user, rules.MARKING)):
        if rules.marks(user):
            matters += _answers_to_mark(user)
    if appointing := shortage.appoints_at(user):
        with scope.within(*appointing):
            matters += _answers_nobody_marks(appointing)
    with scope.within(*rules.reach(user, {Role.Kind.HR_OFFICER})):
        if rules.may_prepare(user):
            matters += [*_to_compute(), *_to_issue()]
    with scope.within(*rules.reach(user, {Role.Kind.HR_APPROVER})):
        if rules.may_approve(user):
            matters += [*_cycles_to_approve(user), *_runs_to_decide(user), *_batches_to_approve(user)]
            matters += _past_to_confirm(user)
    return [*matters, *_personal_data(user)]


def _clock(user: User) -> Iterator[Matter]:
    if not rules.holds(user, rules.SECURITY):
        return
    if (anchor := clock.look()).doubtful:
        hint = _(
            "开机后系统时间比最后一次保存还早，新的考试先不能开始。请运维人员核对系统时间，再运行 manage.py exam_clock --confirm"
        )
        yield Matter("clock", _("考试时间待核对"), hint, "")
    elif clock.parted(anchor):
        hint = _("考试仍按开机以来的时间走，不受影响。没有人考试的时候，请运维人员运行 manage.py exam_clock 查看和核对")
        yield Matter("clock", _("系统时间被改动过"), hint, "")


def _personal_data(user: User) -> Iterator[Matter]:
    if rules.keeps_roster(user) and (count := correcting.waiting_for(user).count()):
        title = _("%(count)s 条更正申请等答复") % {"count": count}
        yield Matter("talk", title, _("有人说自己的信息不对"), reverse("corrections"))
    if rules.may_approve(user):
        for erasure in erasing.waiting_for(user)[:MOST]:
            hint = _("%(name)s提出") % {"name": erasure.prepared_by}
            url = reverse("erasure", args=[erasure.worker_id])
            yield Matter("lock", _("%(name)s的信息注销待审批") % {"name": erasure.worker.name}, hint, url)


def _open_rounds() -> Iterator[Matter]:
    for round in Round.objects.exclude(opened_at=None).filter(closed_at=None).select_related("grid")[:MOST]:
        hint = _("%(place)s，%(day)s 前完成") % {"place": round.grid, "day": round.last_day}
        yield Matter(
            "grid", _("%(round)s：谁学了，谁还没有") % {"round": round}, hint, reverse("round", args=[round.pk])
        )


def _late_sheets(user: User) -> Iterator[Matter]:
    if count := asking(user):
        title = _("%(count)s 份迟到的答卷等人定") % {"count": count}
        yield Matter("clock", title, _("要计入的，定的人以外的人来同意"), reverse("late_sheets"))


def _items_in_review() -> Iterator[Matter]:
    count = ItemVersion.objects.filter(state=ItemVersion.State.IN_REVIEW).count()
    if count:
        yield Matter("pen", _("%(count)s 道题待审") % {"count": count}, _("命题人以外的人来审"), reverse("bank"))


def _regrades_to_decide(user: User) -> Iterator[Matter]:
    waiting = Regrade.objects.filter(decided_at=None).exclude(proposed_at=None).exclude(prepared_by=user)
    if rules.holds(user, regrading.DECIDING):
        for regrade in waiting.select_related("grid", "round", "version", "prepared_by")[:MOST]:
            hint = _("%(place)s，%(name)s提出") % {"place": regrade.round or regrade.grid, "name": regrade.prepared_by}
            title = _("重新评分待审批：%(question)s") % {"question": regrade.version}
            yield Matter("list", title, hint, reverse("regrade", args=[regrade.pk]))


def _halls(user: User) -> Iterator[Matter]:
    with scope.whole_tree("an invigilator's hall, whatever the role"):
        halls = list(exams.halls_for(user)[:MOST])
    for hall in halls:
        title = _("监考：%(hall)s的开考码") % {"hall": hall}
        yield Matter("lock", title, hall.arrangement.step.title, reverse("hall", args=[hall.pk]))


def _to_witness(user: User) -> Iterator[Matter]:
    for one in exams.assisted_for(user)[:MOST]:
        title = _("%(name)s的代录等见证") % {"name": one.attempt.worker.name}
        hint = _("%(name)s录的，在场的人来见证") % {"name": one.helper}
        yield Matter("people", title, hint, reverse("witness", args=[one.pk]))


def _about_exams(user: User) -> Iterator[Matter]:
    for grant in exams.grants_for(user).select_related("step", "enrolment__worker", "proposed_by")[:MOST]:
        title = _("%(name)s的个别安排等决定") % {"name": grant.enrolment.worker.name}
        hint = _("%(exam)s，%(name)s提出") % {"exam": grant.step.title, "name": grant.proposed_by}
        yield Matter("clock", title, hint, reverse("exam", args=[grant.step.round_id, grant.step.order]))
    if count := exams.checks_for(user).count():
        yield Matter(
            "talk", _("%(count)s 条查分等答复") % {"count": count}, _("没评过那份卷的人来答"), reverse("checks")
        )


def _answers_to_mark(user: User) -> Iterator[Matter]:
    if count := queue.waiting_for(user).count():
        title = _("%(count)s 份作答等评分") % {"count": count}
        yield Matter("check", title, _("按题评，或者按卷评"), reverse("marking"))


def _answers_nobody_marks(paths: tuple[str, ...]) -> Iterator[Matter]:
    if count := shortage.without_a_marker(paths).count():
        title = _("%(count)s 份作答没有人能评") % {"count": count}
        yield Matter("people", title, _("要再请一位阅卷老师"), reverse("marking_shortage"))


def _to_compute() -> Iterator[Matter]:
    for cycle in Cycle.objects.filter(computed_at=None)[:MOST]:
        yield Matter(
            "appraisal", _("%(cycle)s考核还没有计算") % {"cycle": cycle}, "", reverse("cycle", args=[cycle.pk])
        )


def _to_issue() -> Iterator[Matter]:
    for batch in Batch.objects.filter(issued_at=None, withdrawn_at=None).exclude(approved_at=None)[:MOST]:
        hint = _("%(issuer)s，已审批") % {"issuer": batch.issuer}
        title = _("%(kind)s可以签发了") % {"kind": batch.get_kind_display()}
        yield Matter("certificate", title, hint, reverse("batch", args=[batch.pk]))


def _cycles_to_approve(user: User) -> Iterator[Matter]:
    waiting = Cycle.objects.exclude(computed_at=None).filter(approved_at=None).exclude(computed_by=user)
    for cycle in waiting[:MOST]:
        yield Matter("appraisal", _("%(cycle)s考核待审批") % {"cycle": cycle}, "", reverse("cycle", args=[cycle.pk]))


def _runs_to_decide(user: User) -> Iterator[Matter]:
    waiting = Run.objects.filter(decision=None).exclude(prepared_by=user).select_related("grid", "prepared_by")
    for run in waiting[:MOST]:
        title = _("%(year)s 年 %(month)s 月薪酬建议待审批") % {"year": run.month.year, "month": run.month.month}
        hint = _("%(place)s，%(name)s编制") % {"place": run.grid, "name": run.prepared_by}
        yield Matter("pay", title, hint, reverse("run", args=[run.pk]))


def _batches_to_approve(user: User) -> Iterator[Matter]:
    for batch in Batch.objects.filter(approved_at=None, withdrawn_at=None).exclude(prepared_by=user)[:MOST]:
        title = _("%(kind)s待审批") % {"kind": batch.get_kind_display()}
        yield Matter("certificate", title, batch.issuer, reverse("batch", args=[batch.pk]))


def _past_to_confirm(user: User) -> Iterator[Matter]:
    reach = rules.reach(user, {Role.Kind.HR_APPROVER})
    count = waiting(reach).exclude(entered_by=user).exclude(worker__user=user).count()
    if count:
        title = _("%(count)s 条历史记录待核验") % {"count": count}
        yield Matter("fold", title, _("录入人以外的人来核"), reverse("past_waiting"))
