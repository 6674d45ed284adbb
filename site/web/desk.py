"""What staff see in the side menu: five entries for training, four for HR, the city administrator all of them."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from people import rules
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
    if rules.may_train(user):
        shown += [
            Entry("rounds", _("轮训"), "grid", reverse("rounds")),
            Entry("courses", _("课程"), "book", reverse("wagtailadmin_home")),
            Entry("bank", _("题库"), "pen", reverse("bank")),
        ]
    if rules.is_staff(user):
        shown.append(Entry("people", _("人员"), "people", reverse("people")))
    if slip_rules.may_issue(user):
        shown.append(Entry("slips", _("开通条"), "phone", reverse("slip_sheets")))
    if rules.sees_hr(user):
        shown += [
            Entry("appraisals", _("考核"), "appraisal", reverse("appraisals")),
            Entry("pay", _("薪酬建议"), "pay", reverse("pay")),
            Entry("certificates", _("证书"), "certificate", reverse("certificates")),
        ]
    return shown
