"""Why somebody cannot begin now, with the times that help: sentences for the person who wants to sit."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.quizzes.arranging_exams.terms import MAIN, RESIT, Terms, Window
from assessments.quizzes.exam_time.clock import to_us


def closed_sentence(terms: Terms, now: int) -> str:
    """No window is open at `now` (microseconds)."""
    coming = terms.next_window(now)
    if coming and coming.kind == RESIT:
        return _("入场时间已经过了。补考%(when)s入场，到时再来。") % {"when": span(coming)}
    if coming:
        return _("还没有到入场时间。%(when)s入场，到时再来。") % {"when": span(coming)}
    if gone := _last(terms, now):
        return _("入场时间过了，%(when)s就停止入场。没有赶上的，找社区或培训老师申请缓考、补考。") % {
            "when": moment(gone)
        }
    return _("现在不能入场，问社区或培训老师。")


def used_up_sentence(terms: Terms, now: int) -> str:
    """A window is open, and no attempt is left."""
    coming = terms.next_window(now)
    if coming and coming.kind != MAIN:
        return _("可考的次数用完了。补考%(when)s入场。") % {"when": span(coming)}
    return _("可考的次数用完了。补考怎么安排，等培训老师通知。")


def span(window: Window) -> str:
    """11 月 30 日 9:00 到 9:20（北京时间）; the second day only where it is another."""
    opens, shuts = _local(window.opens), _local(window.shuts)
    if opens and shuts:
        same_day = opens.date() == shuts.date()
        until = date_format(shuts, "G:i") if same_day else _day_and_time(shuts)
        return _("%(opens)s 到 %(shuts)s（北京时间）") % {"opens": _day_and_time(opens), "shuts": until}
    if opens:
        return _("%(opens)s 起（北京时间）") % {"opens": _day_and_time(opens)}
    return _("到 %(shuts)s（北京时间）") % {"shuts": _day_and_time(shuts)} if shuts else ""


def moment(at: datetime) -> str:
    """11 月 30 日 9:00（北京时间）"""
    return _("%(moment)s（北京时间）") % {"moment": _day_and_time(_local(at))}


def _last(terms: Terms, now: int) -> datetime | None:
    """When the last window shut."""
    return max((one.last for one in terms.windows if one.last and to_us(one.last) < now), default=None)


def _local(at: datetime | None) -> datetime | None:
    return timezone.localtime(at, timezone.get_default_timezone()) if at else None


def _day_and_time(at: datetime | None) -> str:
    return date_format(at, _("n 月 j 日 G:i")) if at else ""
