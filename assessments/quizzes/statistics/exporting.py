"""The figures as a workbook."""

from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.quizzes.statistics.reporting import report_on
from assessments.quizzes.statistics.showing import ItemRow, in_sentences, item_rows, option_rows
from courses.rounds.models import RoundStep
from ledger.sheets import Column, Workbook

FIGURES = ("facility", "standard_deviation", "discrimination_index", "discriminative_efficiency")
WEIGHTS = ("intended_weight", "effective_weight")


def workbook(step: RoundStep) -> bytes:
    """Three sheets: the quiz, its questions, what was answered. Undefined figures are empty cells."""
    report = report_on(step)
    rows = item_rows(report)
    about = [
        f"{step.round.name} {step.title}",
        _("每人只算第一次交卷并评完的那份，共 %(people)s 份。") % {"people": report.people},
    ]
    book = Workbook()
    values = vars(report.figures).values()
    quiz = [
        [figure.name, _number(value), figure.says]
        for figure, value in zip(in_sentences(report.figures), values, strict=True)
    ]
    book.add(_("试卷"), about, [_("指标"), _("数值"), Column(_("怎么看"), 60)], quiz)
    heads: list[str | Column] = [
        *(Column(_("题目编号"), 16, text=True), Column(_("题干"), 50), _("题型"), _("人数"), _("满分")),
        *(_("难易度 %"), _("标准差"), _("区分度 %"), _("区分效率 %"), _("应占比重 %"), _("实占比重 %")),
        *(_("难度值"), _("难度值标准误"), _("提示"), Column(_("说明"), 60)),
    ]
    book.add(_("题目"), about[:1], heads, [_item(row) for row in rows])
    heads = [Column(_("题目编号"), 16, text=True), _("选项"), Column(_("内容"), 50), _("正确答案")]
    heads += [_("低分组"), _("中间组"), _("高分组"), _("合计")]
    options = [
        [row.wording.code, one.letter, one.text, "√" if one.right else "", *one.counts, one.all]
        for row in rows
        for one in option_rows(row.item, row.wording)
    ]
    book.add(_("作答"), about[:1], heads, options)
    return book.read()


def _item(row: ItemRow) -> list:
    figures, hard = row.item.figures, row.item.difficulty
    return [
        *(row.wording.code, row.stem, row.kind, row.item.people, _number(row.item.most)),
        *(_number(getattr(figures, name)) for name in (*FIGURES, *WEIGHTS)),
        *(
            _number(hard.value if hard else None),
            _number(hard.error if hard else None),
            row.advice.name,
            row.advice.text,
        ),
    ]


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.6f}")
