"""The people a regrade touches as a workbook."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.bank.wording import texts
from assessments.quizzes.models import Regrade
from assessments.quizzes.regrading.listing import Row, carried_out, lines_of, rows_of, tried
from assessments.quizzes.regrading.places import place_in_words
from ledger.sheets import Column, Workbook


def workbook(regrade: Regrade) -> bytes:
    """An xlsx: a row a sheet with answer, question, total and verdict before and after, and what rests on it."""
    if regrade.committed_at:
        touched, rows = carried_out(regrade), rows_of(regrade, lines_of(regrade))
    else:
        touched = tried(regrade)
        rows = touched.rows
    heads: list[str | Column] = [
        Column(_("工号"), text=True),
        _("姓名"),
        Column(_("单位"), 26),
        _("第几次考"),
        Column(_("作答"), 20),
        _("这题原来得分"),
        _("这题现在得分"),
        _("原来总分"),
        _("现在总分"),
        _("原来满分"),
        _("现在满分"),
        _("原来结果"),
        _("现在结果"),
        Column(_("牵动的结果"), 50),
    ]
    book = Workbook()
    book.add(_("重新评分"), _about(regrade, touched), heads, _cells(rows))
    return book.read()


def _about(regrade: Regrade, touched) -> list[str]:
    lines = [
        texts.flat(regrade.version.stem)[:200],
        place_in_words(regrade),
        _("怎么判：%(policy)s。原因：%(reason)s") % {"policy": regrade.get_policy_display(), "reason": regrade.reason},
        _("%(asked)s 份卷考了这道题，%(changed)s 份的分变了；%(passes)s 份变合格，%(fails)s 份变不合格。")
        % {
            "asked": touched.asked,
            "changed": touched.changed,
            "passes": touched.passes,
            "fails": touched.fails,
        },
    ]
    if regrade.committed_at:
        day = timezone.localdate(regrade.committed_at)
        return [*lines, _("审批：%(name)s，%(day)s") % {"name": regrade.decided_by, "day": day}]
    return [*lines, _("这是试算，还没有重新评分。")]


def _cells(rows: Iterable[Row]):
    verdicts = {True: _("合格"), False: _("不合格"), None: _("等评分")}
    for row in rows:
        yield [
            row.number,
            row.name,
            row.unit,
            row.sitting,
            row.answer,
            row.before,
            row.after,
            row.total_before,
            row.total_after,
            row.whole_before,
            row.whole_after,
            verdicts[row.passed_before],
            verdicts[row.passed_after],
            "；".join(what for what, _url in row.touched),
        ]
