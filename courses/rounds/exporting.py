"""The coverage of a round and its names as a workbook for WPS or Excel."""

from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from courses.rounds.models import Round
from courses.rounds.queries import roster
from courses.rounds.summarising import Coverage, summarise
from courses.rounds.tallies import WORDS, Tally

GROUPS = ("full", "half", "redo", "empty", "off")


def workbook(round: Round) -> BytesIO:
    """Two sheets: figures by street and community, and everyone with state, credit and exam score. No phone numbers."""
    output = BytesIO()
    book = xlsxwriter.Workbook(output, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    _coverage_sheet(book, summarise(round))
    _people_sheet(book, round)
    book.close()
    output.seek(0)
    return output


def _coverage_sheet(book: xlsxwriter.Workbook, coverage: Coverage) -> None:
    sheet = book.add_worksheet(_("覆盖"))
    bold, percent = book.add_format({"bold": True}), book.add_format({"num_format": "0.0 %"})
    heads = [_("镇街"), _("社区、村"), _("应训"), *(str(WORDS[group]) for group in GROUPS), _("覆盖率")]
    sheet.write_row(0, 0, heads, bold)
    sheet.set_column(0, 1, 22)
    sheet.set_column(2, len(heads), 14)
    rows = [
        (street.grid.name, _("本级") if place.direct else place.grid.name, place.tally)
        for street in coverage.streets
        for place in street.places
    ]
    rows.append((_("合计"), "", coverage.tally))
    for number, (street, place, tally) in enumerate(rows, start=1):
        sheet.write_row(number, 0, [street, place, *_figures(tally)])
        if tally.due:
            sheet.write_formula(
                number, len(heads) - 1, f"=D{number + 1}/C{number + 1}", percent, tally.full / tally.due
            )
    sheet.freeze_panes(1, 0)


def _people_sheet(book: xlsxwriter.Workbook, round: Round) -> None:
    sheet = book.add_worksheet(_("名单"))
    heads = [
        _("网格"),
        _("网格代码"),
        _("工号"),
        _("姓名"),
        _("用工类别"),
        _("状态"),
        _("学时"),
        _("结业考试"),
        _("合格日期"),
    ]
    sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
    sheet.set_column(0, len(heads), 16)
    for number, person in enumerate(roster(round).iterator(chunk_size=1_000), start=1):
        worker = person.worker
        names = [person.grid.name, person.grid.code, worker.number, worker.name, worker.category.name]
        for column, text in enumerate([*names, person.get_state_display()]):
            sheet.write_string(number, column, text)
        sheet.write_number(number, 6, person.credit)
        if person.exam_score is not None:
            sheet.write_number(number, 7, person.exam_score)
        if person.qualified_on:
            sheet.write_string(number, 8, person.qualified_on.isoformat())
    sheet.freeze_panes(1, 0)


def _figures(tally: Tally) -> list[int]:
    return [tally.due, *(tally.of(group) for group in GROUPS)]
