"""Identity numbers are kept sealed, found by digest, masked everywhere, and shown whole on the record only."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ledger import sealing
from ledger.auditing import SYSTEM
from ledger.models import AuditLine, PersonKey
from people.models import IdentityNumber
from people.privacy import disclosing, finding, keeping, rotating
from people.roster.importing import import_roster
from tests.factories import grids, people
from tests.factories.identities import NUMBER, OTHER, numbered
from tests.factories.rosters import HEADINGS, line, workbook


def test_a_number_is_kept_sealed_and_masked(worker, officer):
    keeping.keep(worker, NUMBER, officer)

    row = IdentityNumber.objects.get()
    assert NUMBER not in row.sealed and NUMBER not in row.digest and row.by == officer
    assert keeping.masked(keeping.number_of(worker)) == "110105********002X"


@pytest.mark.parametrize("typed", [" 110105 19491231 002x ", "１１０１０５１９４９１２３１００２Ｘ"])
def test_it_is_taken_however_it_is_typed(worker, officer, typed):
    keeping.keep(worker, typed, officer)

    assert keeping.number_of(worker) == NUMBER


def test_what_is_no_number_is_refused_and_the_one_kept_stays(worker, officer):
    keeping.keep(worker, NUMBER, officer)

    with pytest.raises(ValidationError):
        keeping.keep(worker, NUMBER[:-1] + "1", officer)

    assert keeping.number_of(worker) == NUMBER


def test_the_same_number_again_changes_nothing(worker, officer):
    keeping.keep(worker, NUMBER, officer)
    keeping.keep(worker, NUMBER, officer)

    assert AuditLine.objects.filter(deed="identity.enter").count() == 1


def test_who_keeps_no_roster_there_enters_none(worker, trainer, other_district):
    for stranger in (trainer, people.staff("hr_officer", other_district)):
        with pytest.raises(PermissionDenied):
            keeping.keep(worker, NUMBER, stranger)


@pytest.mark.database
def test_a_roster_brings_numbers_and_an_empty_cell_leaves_what_is_there(tmp_path, district, everything):
    headings = [*HEADINGS, "身份证号"]
    path = tmp_path / "roster.xlsx"
    import_roster(workbook(path, [[*line(), NUMBER.lower()], [*line("FX000002"), ""]], headings), SYSTEM)

    again = import_roster(workbook(path, [[*line(), ""], [*line("FX000002"), OTHER]], headings), SYSTEM)

    kept = {row.worker.number: keeping.number_of(row.worker) for row in IdentityNumber.objects.select_related("worker")}
    assert kept == {"FX000001": NUMBER, "FX000002": OTHER}
    assert (again.updated, again.unchanged) == (1, 1)


@pytest.mark.database
def test_three_numbers_cost_as_many_queries_as_one(district, everything):
    def cost(*workers):
        with CaptureQueriesContext(connection) as asked:
            keeping.keep_many(dict.fromkeys((worker.pk for worker in workers), NUMBER), SYSTEM)
        return len(asked)

    first, *others = [people.worker(grids.building(district)) for _ in range(4)]

    assert cost(first) == cost(*others)


def test_the_same_number_twice_is_kept_and_told(worker, district, other_district, officer):
    here = people.worker(grids.building(district, 2), name="王秀蓝")
    elsewhere = people.worker(grids.building(other_district))
    numbered(worker, here, elsewhere)

    assert keeping.same_number(worker) == [here, elsewhere]
    assert [row.worker for row in finding.doubles(officer)] == [worker, here]


def test_a_number_is_looked_up_exactly_and_the_look_is_on_the_record(worker, officer):
    numbered(worker)

    found = finding.by_number(NUMBER.lower(), officer)

    assert found.people == [worker] and not found.elsewhere
    assert AuditLine.objects.get(deed="identity.look_up").target_id == str(worker.pk)
    assert finding.by_number(OTHER, officer).people == []


def test_of_another_districts_number_only_its_being_taken_is_told(worker, other_district):
    numbered(worker)

    found = finding.by_number(NUMBER, people.staff("hr_officer", other_district))

    assert found.people == [] and found.elsewhere
    assert not AuditLine.objects.filter(deed="identity.look_up").exists()


def test_a_whole_number_needs_a_reason_and_is_on_the_record(worker, officer):
    numbered(worker)
    with pytest.raises(ValidationError):
        disclosing.identity_number(worker, "  ", officer)

    assert disclosing.identity_number(worker, "社保核对", officer) == NUMBER

    line = AuditLine.objects.get(deed="identity.disclose")
    assert (line.actor, line.target_id) == (officer, str(worker.pk))
    assert NUMBER not in str(line.detail)


def test_a_trainer_and_a_stranger_are_shown_neither_number_nor_phone(worker, trainer, other_district):
    numbered(worker)

    for nosy in (trainer, people.staff("hr_officer", other_district)):
        with pytest.raises(PermissionDenied):
            disclosing.identity_number(worker, "看看", nosy)
        with pytest.raises(PermissionDenied):
            disclosing.phone(worker, nosy)


@pytest.mark.database
def test_after_a_rotation_the_old_key_may_go(worker, officer, settings, capsys):
    settings.PRIVACY_KEYS = ["old" * 20]
    numbered(worker)
    settings.PRIVACY_KEYS = ["new" * 20, "old" * 20]
    found_between = finding.by_number(NUMBER, officer).people

    call_command("rotate_keys")
    settings.PRIVACY_KEYS = ["new" * 20]

    assert found_between == [worker]
    assert keeping.number_of(worker) == NUMBER
    assert finding.by_number(NUMBER, officer).people == [worker]


@pytest.mark.database
def test_a_rotation_that_was_interrupted_is_finished_by_the_next_and_a_third_does_nothing(
    district, everything, settings, monkeypatch
):
    settings.PRIVACY_KEYS = ["old" * 20]
    workers = [people.worker(grids.building(district)) for _ in range(3)]
    numbered(*workers)
    settings.PRIVACY_KEYS = ["new" * 20, "old" * 20]
    monkeypatch.setattr(sealing, "LOT", 1)
    monkeypatch.setattr(rotating, "LOT", 1)
    sealing._rewrap([PersonKey.objects.order_by("pk").first().pk])
    rotating._redigest([IdentityNumber.objects.order_by("pk").first().pk])

    rest = rotating.rotate()

    assert rest == (2, 2)
    assert rotating.rotate() == (0, 0)
    settings.PRIVACY_KEYS = ["new" * 20]
    assert [keeping.number_of(worker) for worker in workers] == [NUMBER] * 3


def test_a_rotation_does_not_bring_back_a_key_that_was_destroyed(worker, settings):
    settings.PRIVACY_KEYS = ["old" * 20]
    numbered(worker)
    sealing.destroy(f"worker:{worker.pk}")
    settings.PRIVACY_KEYS = ["new" * 20, "old" * 20]

    rotating.rotate()

    assert keeping.number_of(worker) == ""
    assert PersonKey.objects.get().wrapped == ""


def test_a_rotation_without_the_old_key_says_so(worker, settings, capsys):
    settings.PRIVACY_KEYS = ["old" * 20]
    numbered(worker)
    settings.PRIVACY_KEYS = ["new" * 20]

    with pytest.raises(SystemExit) as ended:
        call_command("rotate_keys")

    assert ended.value.code == 2 and "放回去再运行" in capsys.readouterr().err
