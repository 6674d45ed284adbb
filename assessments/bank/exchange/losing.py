"""Says in words what an export leaves behind."""

from collections.abc import Iterable
from dataclasses import fields

from django.utils.translation import gettext_noop

from assessments.bank.exchange.found import Fault
from assessments.bank.wording import Wording

USUAL = {field.name: field.default for field in fields(Wording)}
ABOUT = ["basis", "difficulty", "region", "valid_from", "valid_to", "language"]
WORDS = {
    "basis": gettext_noop("依据带不过去。"),
    "difficulty": gettext_noop("难度带不过去。"),
    "region": gettext_noop("适用地区带不过去。"),
    "valid_from": gettext_noop("有效期带不过去。"),
    "valid_to": gettext_noop("有效期带不过去。"),
    "language": gettext_noop("语言带不过去。"),
    "score": gettext_noop("分值带不过去。"),
    "shuffle": gettext_noop("“选项次序不打乱”这个设置带不过去。"),
    "case_sensitive": gettext_noop("“区分大小写”这个设置带不过去。"),
    "criteria": gettext_noop("评分标准带不过去。"),
    "topic": gettext_noop("知识点带不过去。"),
    "tags": gettext_noop("标签带不过去。"),
    "title": gettext_noop("标题带不过去。"),
    "code": gettext_noop("编号带不过去。"),
    "explanation": gettext_noop("解析带不过去。"),
    "pictures": gettext_noop("图片带不过去。"),
    "moved_pictures": gettext_noop("图片放在那一格文字的后面，图片的文字说明带不过去。"),
    "all_or_nothing": gettext_noop("“全对才得分”带不过去，那边按选对的比例给分。"),
    "partial": gettext_noop("“部分得分”带不过去，那边全对才得分。"),
    "feedback": gettext_noop("每个选项的说明带不过去。"),
    "answer_notes": gettext_noop("每个答案的说明带不过去。"),
    "weights": gettext_noop("各选项的分值比例带不过去。"),
    "breaks": gettext_noop("题干和选项里的换行带不过去。"),
}


def lost(wording: Wording, names: Iterable[str], **more: bool) -> list[Fault]:
    """A sentence for each of the fields that says something unusual, and for each of `more` that holds."""
    gone = [name for name in names if getattr(wording, name) != USUAL[name]]
    gone += [name for name, holds in more.items() if holds]
    return [Fault(words) for words in dict.fromkeys(WORDS[name] for name in gone)]
