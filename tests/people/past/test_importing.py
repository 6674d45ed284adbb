"""Lines of old books come in whole or not at all, once, and with their numbers as they stand there."""

import json
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from ledger.auditing import SYSTEM
from ledger.entries import LedgerError
from ledger.models import AuditLine
from people.models import PastRecord, Worker
from people.past.importing import import_history
from tests.factories import grids, people
from tests.factories.books import HEADINGS, line, workbook

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def sheet(tmp_path):
    return lambda *rows, **options: workbook(tmp_path / "book.xlsx", list(rows), **options)


def test_a_line_keeps_its_number_and_says_who_entered_it(sheet, worker, officer):
    report = import_history(sheet(line(worker.number)), officer)

    record = PastRecord.objects.get()
    assert (report.rows, report.created, report.errors) == (1, 1, [])
    assert (record.kind, record.year, record.number, record.result) == ("round", 2023, "007-2023-0001", "合格")
    assert (record.worker, record.entered_by, record.source) == (worker, officer, "培训台账第 3 册")
    assert AuditLine.objects.get(deed="past.import").actor == officer


@pytest.mark.database
def test_the_same_book_again_adds_nothing_and_another_result_is_another_line(sheet, worker, officer):
    rows = [line(worker.number), line(worker.number), line(worker.number, 类别="考核", 名称="年度考核", 结果="优秀")]
    import_history(sheet(*rows), officer)
    written = AuditLine.objects.count()

    again = import_history(sheet(*rows), officer)
    import_history(sheet(line(worker.number, 结果="补考合格")), officer)

    assert (again.created, again.unchanged, AuditLine.objects.count()) == (0, 3, written + 1)
    assert PastRecord.objects.count() == 3


def test_a_dry_run_counts_and_writes_nothing(sheet, worker, officer):
    report = import_history(sheet(line(worker.number)), officer, dry_run=True)

    assert report.created == 1 and not PastRecord.objects.exists()


@pytest.mark.parametrize(
    "column, value, told",
    [
        ("类别", "奖励", "轮训、证书、考核或服务年限"),
        ("年度", "去年", "2023 这样"),
        ("年度", 2999, "不晚于今年"),
        ("名称", "", "这一格要填"),
        ("出处", "", "这一格要填"),
        ("证书编号", "长" * 61, "最多 60 个字"),
        ("证书编号", 1234567890123456789, "后几位已经丢了"),
        ("姓名", "赵德厚", "不叫这个名字"),
        ("工号", "FX999999", "不在你管的范围里"),
    ],
)
def test_a_bad_cell_is_named_with_its_row_and_keeps_all_out(sheet, worker, officer, column, value, told):
    shown = "编号" if column == "证书编号" else column

    report = import_history(sheet(line(worker.number), line(worker.number, **{column: value})), officer)

    assert [(bad.row, bad.column) for bad in report.errors] == [(5, shown)]
    assert told in report.errors[0].message
    assert report.created == 0 and not PastRecord.objects.exists()


def test_with_skip_bad_the_good_lines_come_in(sheet, worker, officer):
    import_history(sheet(line(worker.number), line("FX999999")), officer, skip_bad=True)

    assert PastRecord.objects.get().worker == worker


def test_a_missing_column_is_named(sheet, worker, officer):
    report = import_history(sheet([worker.number], headings=HEADINGS[:1]), officer)

    assert {bad.column for bad in report.errors} == {"类别", "年度", "名称", "出处"}


@pytest.mark.parametrize("year", ["2023年", "2023 年度", "2023", 2023])
def test_a_year_is_read_as_people_write_it(sheet, worker, officer, year):
    import_history(sheet(line(worker.number, 年度=year)), officer)

    assert PastRecord.objects.get().year == 2023


def test_a_former_name_is_as_good_and_so_is_one_without_the_dot(sheet, district, officer):
    worker = people.worker(grids.building(district), name="包·呼和", former_names="王秀兰、包·青山")

    report = import_history(
        sheet(*(line(worker.number, 姓名=name) for name in ["包呼和", "王秀兰", "包青山"])), officer
    )

    assert report.errors == []


def test_an_officer_writes_within_reach_only_and_a_trainer_not_at_all(sheet, other_district, officer, trainer):
    stranger = people.worker(grids.building(other_district))

    report = import_history(sheet(line(stranger.number, 姓名="")), officer)

    assert report.errors[0].column == "工号" and stranger.name not in report.errors[0].message
    with pytest.raises(PermissionDenied):
        import_history(sheet(line(stranger.number)), trainer)


@pytest.mark.database
def test_three_hundred_lines_cost_a_handful_of_queries(sheet, district, officer, django_assert_max_num_queries):
    category = people.category()
    Worker.objects.bulk_create(
        Worker(number=f"FY{n}", name="王秀兰", category=category, grid=district, county_code="210905")
        for n in range(300)
    )
    file = sheet(*(line(f"FY{n}") for n in range(300)))

    with django_assert_max_num_queries(20):
        import_history(file, officer)

    assert PastRecord.objects.count() == 300


def test_a_record_is_never_changed(sheet, worker):
    import_history(sheet(line(worker.number)), SYSTEM)

    with pytest.raises(LedgerError):
        PastRecord.objects.update(result="优秀")
    with pytest.raises(LedgerError):
        PastRecord.objects.get().save()


def test_the_command_prints_what_came_of_it(sheet, worker):
    file, out = sheet(line(worker.number)), StringIO()

    call_command("import_history", file, "--dry-run", "--json", stdout=out)
    assert json.loads(out.getvalue())["created"] == 1 and not PastRecord.objects.exists()

    call_command("import_history", file, stdout=StringIO())
    assert PastRecord.objects.get().entered_by is None

    with pytest.raises(SystemExit):
        call_command("import_history", sheet(line("FX999999")), stdout=StringIO(), stderr=StringIO())
