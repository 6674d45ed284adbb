"""What can be entered in a person's history: the noun in the address, what the desk calls it, its form."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from people.history import forms
from people.models import Worker


@dataclass(frozen=True)
class Deed:
    noun: str
    label: Promise
    form: type[forms.HistoryForm]
    about: Promise
    for_serving: bool | None = None  # None: also for who has left


DEEDS = {
    deed.noun: deed
    for deed in [
        Deed("transfer", _("调动"), forms.TransferForm, _("主要任职换到另一个网格。以前的成绩留在原来的网格。"), True),
        Deed("terms", _("变更用工"), forms.TermsForm, _("用工类别、岗位或薪级从某天起变了。"), True),
        Deed("assignment", _("兼任"), forms.AssistForm, _("在另一个网格兼一份职责。轮训只按主要任职。"), True),
        Deed("leave", _("请假、借调"), forms.LeaveForm, _("人还在编，只是这段时间不在岗。"), True),
        Deed("departure", _("离岗"), forms.DepartureForm, _("所有任职、用工和请假都到这一天为止。记录都留着。"), True),
        Deed("return", _("回岗"), forms.ReturnForm, _("从某天起重新任职。离岗的日子留作空档。"), False),
        Deed("diploma", _("登记学历"), forms.DiplomaForm, _("可以登记几条，名册上显示最高的。")),
        Deed("qualification", _("登记证书"), forms.QualificationForm, _("本人持有的资格证书，编号照证书抄。")),
        Deed("name", _("改姓名"), forms.NameForm, _("旧名留作曾用名，照样查得到。")),
    ]
}


def open_to(worker: Worker) -> list[Deed]:
    serving = worker.left_on is None
    return [deed for deed in DEEDS.values() if deed.for_serving in (None, serving)]
