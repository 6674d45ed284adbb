"""The coverage of a round and its names as a workbook for WPS or Excel."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO

from django.utils.translation import gettext as _

from courses.rounds.models import Round
from courses.rounds.queries import roster
from courses.rounds.summarising import Coverage, summarise
from courses.rounds.tallies import WORDS, Tally
from ledger.sheets import Column, Share, Workbook

GROUPS = ("full", "half", "redo", "empty", "off")


def workbook(round: Round) -> BytesIO:
    """Two sheets: figures by street and community, and everyone with state, credit and exam score. No phone numbers."""
    output = BytesIO()
    book = Workbook(output)
    figures = [_("应训"), *(str(WORDS[group]) for group in GROUPS), _("覆盖率")]
    heads = [Column(_("镇街"), 22), Column(_("社区、村"), 22), *(Column(head, 14) for head in figures)]
    coverage = summarise(round)
    book.add(_("覆盖"), [], heads, _places(coverage), [_("合计"), "", *_figures(coverage.tally)])
    names = [
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
    book.add(_("名单"), [], [Column(head, 16) for head in names], _people(round))
    book.close()
    output.seek(0)
    return output


def _places(coverage: Coverage) -> Iterator[list]:
    for street in coverage.streets:
        for place in street.places:
            name = _("本级") if place.direct else place.grid.name
            yield [street.grid.name, name, *_figures(place.tally)]


def _figures(tally: Tally) -> list:
    figures: list = [tally.due, *(tally.of(group) for group in GROUPS)]
    return [*figures, Share(Decimal(tally.full) / tally.due)] if tally.due else figures


def _people(round: Round) -> Iterator[list]:
    for person in roster(round).iterator(chunk_size=1_000):
        worker = person.worker
        names = [person.grid.name, person.grid.code, worker.number, worker.name, worker.category.name]
        yield [*names, person.get_state_display(), person.credit, person.exam_score, person.qualified_on]
