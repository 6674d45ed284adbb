"""What staff see in the side menu: five entries for training, four for HR, the city administrator all of them."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.quizzes.regrading import rules as regrading
from people import rules
from people.audit import reading
from people.slips import rules as slip_rules


@dataclass
class Entry:
    place: str
    label: str
    icon: str
    url: str


def entries(request: HttpRequest) -> list[Entry]:
    user = request.user
    shown = []
    if rules.reads_rounds(user):
        shown.append(Entry("rounds", _("轮训"), "grid", reverse("rounds")))
    if rules.may_train(user):
        shown.append(Entry("courses", _("课程"), "book", reverse("wagtailadmin_home")))
    if rules.reads_training(user):
        shown.append(Entry("bank", _("题库"), "pen", reverse("bank")))
    if rules.marks(user):
        shown.append(Entry("marking", _("阅卷"), "check", reverse("marking")))
    if regrading.may_read(user):
        shown.append(Entry("regrades", _("重新评分"), "list", reverse("regrades")))
    if rules.reads_people(user):
        shown.append(Entry("people", _("人员"), "people", reverse("people")))
        shown.append(Entry("grids", _("网格"), "today", reverse("grids")))
    if slip_rules.may_issue(user):
        shown.append(Entry("slips", _("开通条"), "phone", reverse("slip_sheets")))
    if reading.may_read(user):
        shown.append(Entry("audit", _("操作记录"), "list", reverse("audit")))
    if rules.sees_hr(user):
        shown += [
            Entry("appraisals", _("考核"), "appraisal", reverse("appraisals")),
            Entry("pay", _("薪酬建议"), "pay", reverse("pay")),
            Entry("certificates", _("证书"), "certificate", reverse("certificates")),
        ]
    if rules.reads_roles(user):
        shown.append(Entry("roles", _("角色"), "lock", reverse("roles")))
    return shown
