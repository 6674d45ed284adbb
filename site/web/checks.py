"""What an operator is told at every start."""

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connection
from django.utils.translation import gettext as _

from assessments.quizzes.exam_time import anchoring, clock


@register
def plain_http(app_configs, **kwargs) -> list[CheckMessage]:
    """Plain HTTP is allowed when somebody says so, and then said aloud; the demonstration serves loopback only."""
    if not settings.INSECURE_HTTP or settings.DEMO:
        return []
    message = _("INSECURE_HTTP=1：密码和验证码在网络上是明文，只用于信得过的内网或会场 Wi-Fi。")
    return [Warning(message, id="gridschool.W001")]


@register("exams")
def exam_clock(app_configs, **kwargs) -> list[CheckMessage]:
    """Looks at what there is; the clock itself is set going by the first exam."""
    anchor = anchoring.kept()
    if anchor is None:
        return []
    if anchor.doubtful:
        message = _(
            "开机后系统时间比最后一次保存还早，新的考试先不能开始：核对系统时间，再运行 manage.py exam_clock --confirm。"
        )
        return [Warning(message, id="gridschool.W002")]
    if settings.EXAM_CLOCK == "host" and clock.parted(anchor):
        message = _(
            "系统时间和考试时间差了 1 秒以上，考试按开机以来的时间走：没有人考试时运行 manage.py exam_clock 核对。"
        )
        return [Warning(message, id="gridschool.W003")]
    return []


@register("exams", Tags.database)
def durable_commits(app_configs, databases=None, **kwargs) -> list[CheckMessage]:
    """PostgreSQL may be told to acknowledge before it has written, and a standby to follow later: answers can then be lost."""
    if not databases or connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('synchronous_commit'), current_setting('fsync')")
        commit, fsync = cursor.fetchone()
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE sync_state IN ('sync', 'quorum')) FROM pg_stat_replication"
        )
        standbys, in_step = cursor.fetchone()
    warnings: list[CheckMessage] = []
    if fsync == "off" or commit == "off":
        message = _("数据库没有等写进硬盘就答复（fsync 或 synchronous_commit 关着）：断电会丢已保存的答案。")
        warnings.append(Warning(message, id="gridschool.W004"))
    if standbys and not in_step:
        message = _("备用数据库是异步的：切换时会丢最后几笔已保存的答案。设 synchronous_standby_names。")
        warnings.append(Warning(message, id="gridschool.W005"))
    return warnings
