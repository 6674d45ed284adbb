"""Lengths of time in words, as exact as somebody needs them."""

from django.utils.translation import gettext as _

from assessments.quizzes.exam_time.clock import SECOND


def in_words(length_us: int) -> str:
    """40 秒, 3 分 20 秒, 2 小时 5 分, 3 天: of microseconds, rounded down."""
    seconds = max(0, length_us) // SECOND
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86_400
    if days:
        return _("%(days)s 天") % {"days": days}
    if hours:
        return _("%(hours)s 小时 %(minutes)s 分") % {"hours": hours, "minutes": minutes % 60}
    if minutes:
        return _("%(minutes)s 分 %(seconds)s 秒") % {"minutes": minutes, "seconds": seconds % 60}
    return _("%(seconds)s 秒") % {"seconds": seconds}


def roughly(length_us: int) -> str:
    """40 秒, 3 分钟, 2 小时 5 分, 3 天: for what changes while one looks."""
    minutes = max(0, length_us) // SECOND // 60
    return _("%(minutes)s 分钟") % {"minutes": minutes} if 0 < minutes < 60 else in_words(length_us)
