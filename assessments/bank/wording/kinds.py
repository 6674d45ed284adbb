"""The kinds of question."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    SINGLE = "single", _("单选")
    MULTIPLE = "multiple", _("多选")
    TRUE_FALSE = "true_false", _("判断")
    GAP = "gap", _("填空")
    SHORT_ANSWER = "short_answer", _("简答")
    ORDERING = "ordering", _("排序")
    MATCHING = "matching", _("连线")
    HOTSPOT = "hotspot", _("看图点选")
    CASE = "case", _("案例")
    REPORT = "report", _("模拟上报")
    TASK = "task", _("实操")
    DESCRIPTION = "description", _("说明文字")


CHOOSING = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE})
BY_HAND = frozenset({Kind.REPORT, Kind.TASK})  # always marked by a person, by its criteria
