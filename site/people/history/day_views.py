"""某日名单: who served on a day, to look at and to take along."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from grids.models import Grid
from grids.places import place_names
from ledger import auditing
from ledger.sheets import Workbook, workbook_response
from people import listing, rules
from people.access import only
from people.history.serving import serving_on
from people.models import Leave

PAGE = 50


@only(rules.reads_people)
def serving(request):
    day, wrong = _day(request.GET.get("day", ""))
    reach, graded = rules.reach(request.user, rules.READS_PEOPLE), rules.reach(request.user, rules.READS_GRADES)
    grid = listing.chosen_grid(request.GET.get("grid", ""), reach)
    text = request.GET.get("q", "")
    found = Paginator(serving_on(day, grid, text), PAGE).get_page(request.GET.get("page"))
    context = {
        "place": "people",
        "day": day,
        "wrong": wrong,
        "rows": found,
        "places": place_names(row.grid for row in found),
        "in_sight": {row.pk: row.worker.grid.path.startswith(graded) for row in found},
        "graded": {row.pk: row.grid.path.startswith(graded) for row in found},
        "kinds": dict(Leave.Kind.choices) if rules.knows_history(request.user) else {},
        "q": text,
        "grid": grid,
        "above": [node for node in grid.get_ancestors() if node.path.startswith(reach)] if grid else [],
        "below": listing.grid_choices(grid, reach),
        "may_take": rules.knows_history(request.user),
    }
    return render(request, "people/history/serving.html", context, status=422 if wrong else 200)


@only(rules.knows_history)
def serving_workbook(request):
    """Within the reach of the roles that may know; who took it along is recorded."""
    day, _wrong = _day(request.GET.get("day", ""))
    reach = rules.reach(request.user, rules.KNOWS_HISTORY)
    grid = listing.chosen_grid(request.GET.get("grid", ""), reach)
    rows = [row for row in serving_on(day, grid, request.GET.get("q", "")) if row.grid.path.startswith(reach)]
    places, kinds = place_names(row.grid for row in rows), dict(Leave.Kind.choices)
    book = Workbook()
    book.add(
        _("某日名单"),
        [_("%(day)s 在岗名单") % {"day": day}, grid.name if grid else "", _("%(number)s 人") % {"number": len(rows)}],
        [_("工号"), _("姓名"), _("网格代码"), _("所在网格"), _("职责"), _("用工类别"), _("岗位"), _("薪级"), _("请假")],
        [_line(row, places[row.grid.path], kinds) for row in rows],
    )
    top = grid or Grid.objects.get(path=reach[0])
    auditing.record(request.user, "people.export", top, path=top.path, day=day.isoformat(), people=len(rows))
    return workbook_response(book.read(), _("%(day)s 在岗名单.xlsx") % {"day": day})


def _line(row: Any, place: str, kinds: dict[str, Any]) -> list:
    """As serving_on gives it."""
    terms = [row.category_then, row.post_then, row.grade_then]
    return [row.worker.number, row.worker.name, row.grid.code, place, row.duty, *terms, kinds.get(row.leave_then, "")]


def _day(typed: str) -> tuple[date, str]:
    """Today when nothing was typed, and with a sentence when it is no day."""
    try:
        return (date.fromisoformat(typed) if typed else timezone.localdate()), ""
    except ValueError:
        return timezone.localdate(), _("日期写成 2024-03-01 这样。下面是今天的名单。")
