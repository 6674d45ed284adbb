"""What a roster changed is on the record, person by person, and sealed for each."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ledger.auditing import SYSTEM, change_of
from ledger.models import AuditLine
from ledger.verifying import verify
from people.models import Worker
from people.roster.importing import import_roster
from tests.factories.identities import NUMBER, OTHER
from tests.factories.rosters import HEADINGS, line, workbook

pytestmark = [pytest.mark.usefixtures("district", "everything"), pytest.mark.database]


@pytest.fixture
def sheet(tmp_path):
    return lambda *rows, **options: workbook(tmp_path / "roster.xlsx", list(rows), **options)


def told():
    """By worker number: (before, after) of the lines about people."""
    numbers = {str(pk): number for pk, number in Worker.objects.values_list("pk", "number")}
    lines = AuditLine.objects.filter(deed="roster.change").order_by("number")
    return {numbers[one.target_id]: tuple(change_of(one).values()) for one in lines}


def test_who_is_new_has_no_line_of_their_own(sheet):
    import_roster(sheet(line(), line("FX000002")), SYSTEM)

    assert [one.deed for one in AuditLine.objects.all()] == ["roster.import"]


def test_each_person_changed_has_a_line_with_before_and_after(sheet):
    import_roster(sheet(line(), line("FX000002"), line("FX000003")), SYSTEM)

    import_roster(
        sheet(line(手机号="13900001111"), line("FX000002", grid="21090500400300101"), line("FX000003")), SYSTEM
    )

    changed = told()
    assert changed["FX000001"] == ({"手机号": "13800001234"}, {"手机号": "13900001111"})
    assert changed.keys() == {"FX000001", "FX000002"}
    lines = AuditLine.objects.filter(deed="roster.change")
    assert all(one.subject == f"worker:{one.target_id}" for one in lines)
    moved = Worker.objects.select_related("grid").get(number="FX000002")
    assert lines.get(target_id=str(moved.pk)).path == moved.grid.path
    assert "13900001111" not in json.dumps(list(lines.values("change", "detail")))
    assert not verify().wrong


def test_who_leaves_by_not_being_on_the_list_has_a_line(sheet, district):
    import_roster(sheet(line(), line("FX000002")), SYSTEM)

    import_roster(sheet(line()), SYSTEM, unit=district, let_go=1)

    before, after = told()["FX000002"]
    left_on = Worker.objects.get(number="FX000002").left_on
    assert (before, after) == ({"离岗日期": ""}, {"离岗日期": left_on.isoformat()})


def test_an_identity_number_is_never_in_it_whole(sheet):
    headings = [*HEADINGS, "身份证号"]
    import_roster(sheet([*line(), NUMBER], headings=headings), SYSTEM)

    import_roster(sheet([*line(), OTHER], headings=headings), SYSTEM)

    assert told()["FX000001"][1] == {"身份证号": "440524********0014"}


def test_the_lines_of_three_cost_as_much_as_those_of_one(sheet):
    numbers = ["FX000001", "FX000002", "FX000003"]
    import_roster(sheet(*map(line, numbers)), SYSTEM)

    def cost(some, grade):
        with CaptureQueriesContext(connection) as asked:
            import_roster(sheet(*(line(one, 薪级=grade) for one in some)), SYSTEM)
        return len(asked)

    cost(numbers, 4)  # makes their keys
    assert cost(numbers[:1], 5) == cost(numbers[:3], 6)
