"""What the preview of a roster says."""

from django.utils.translation import gettext as _

from people.roster.comparing import Change, Kind
from people.roster.importing import Outcome

ABSENT = "absent"


def kinds(outcome: Outcome) -> list[tuple[str, str, int]]:
    """(name, words, how many) of the kinds of change there are."""
    words = {
        Kind.CREATED: _("新增"),
        Kind.CHANGED: _("改信息"),
        Kind.MOVED: _("调到别的网格"),
        Kind.LEFT: _("离岗"),
        Kind.RETURNED: _("回来"),
    }
    counted = [(kind.value, word, len(of_kind(outcome, kind.value))) for kind, word in words.items()]
    return [told for told in [*counted, (ABSENT, _("名单以外"), len(outcome.absent))] if told[2]]


def of_kind(outcome: Outcome, kind: str) -> list[Change]:
    """All of them without a kind."""
    if kind == ABSENT:
        return outcome.absent
    if not kind:
        return [*outcome.found, *outcome.absent]
    return [change for change in outcome.found if change.kind == kind]


def done(outcome: Outcome) -> str:
    counts = {"created": outcome.created, "updated": outcome.updated}
    return _("已导入：新增 %(created)s 人，更新 %(updated)s 人。") % counts


def number(typed: str) -> int | None:
    """How many shall leave, as typed or ticked; None for nothing said."""
    typed = typed.strip()
    if not typed:
        return None
    return int(typed) if typed.isdecimal() and len(typed) < 8 else -1
