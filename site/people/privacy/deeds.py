"""Deeds on people, in words the person understands."""

from django.utils.translation import gettext_lazy as _

IN_WORDS = {
    "correction.answer": _("答复更正申请"),
    "correction.ask": _("提出更正申请"),
    "correction.read": _("打开更正申请"),
    "erasure.confirm": _("注销信息"),
    "erasure.prepare": _("提出注销信息"),
    "erasure.withdraw": _("退回注销申请"),
    "identity.disclose": _("查看完整身份证号"),
    "identity.enter": _("登记身份证号"),
    "identity.look_up": _("按身份证号查人"),
    "notice.acknowledge": _("看过信息告知"),
    "own_data.export": _("导出自己的信息"),
    "phone.disclose": _("查看完整手机号"),
    "role.appoint": _("授予角色"),
    "second_factor.add": _("设置第二道验证"),
    "second_factor.remove": _("去掉第二道验证"),
    "worker.resume": _("恢复考试"),
    "worker.suspend": _("停考"),
}


def deed_in_words(deed: str) -> str:
    """What the audit line calls it, where there are no better words."""
    return str(IN_WORDS.get(deed, deed))
