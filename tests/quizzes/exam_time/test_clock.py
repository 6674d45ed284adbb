"""The exam clock: one anchor for all processes of a boot, and no exam gains or loses time when somebody sets the wall clock."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from assessments.quizzes.exam_time import anchoring, clock, confirming
from assessments.quizzes.exam_time.clock import MINUTE, SECOND, now_us
from assessments.quizzes.models import Attempt
from assessments.quizzes.sitting import starting, submitting
from assessments.quizzes.sitting.starting import NotAllowed
from courses.rounds.models import RoundStep
from grids import scope
from ledger.models import AuditLine
from web.checks import durable_commits, exam_clock
from web.matters import waiting_for

HOUR = 60 * MINUTE
FAR_OFF = [-2 * HOUR, 400 * 24 * HOUR]


class Machine:
    """A machine whose wall clock can be set and that can be started anew. Time passes only when it is told to."""

    def __init__(self, monkeypatch):
        self.ahead, self.boots = 0, 1
        self._boot, self._wall = anchoring.boot_us(), anchoring.wall_us()
        monkeypatch.setattr(anchoring, "boot_us", lambda: self._boot)
        monkeypatch.setattr(anchoring, "wall_us", lambda: self._wall + self.ahead)
        monkeypatch.setattr(anchoring, "boot_id", lambda: f"boot {self.boots}")

    def wait(self, us: int) -> None:
        self._boot, self._wall = self._boot + us, self._wall + us

    def boot(self) -> None:
        self.boots += 1
        self.another_process()

    def another_process(self) -> None:
        clock._Seen.look_at, clock._Seen.parted = 0, False


@pytest.fixture
def machine(monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(confirming, "UNTIL_SEEN", 0)
    machine = Machine(monkeypatch)
    machine.another_process()
    yield machine
    machine.another_process()


def matters(user) -> list[str]:
    with scope.whole_tree("test"):
        return [matter.title for matter in waiting_for(user)]


@pytest.mark.parametrize("jump", FAR_OFF)
def test_setting_the_wall_clock_gives_and_takes_no_time(machine, db, jump, caplog):
    before = now_us()

    machine.ahead = jump
    machine.another_process()
    machine.wait(MINUTE)

    assert now_us() == before + MINUTE
    assert "wall clock parted" in caplog.text
    assert [warning.id for warning in exam_clock(None)] == ["gridschool.W003"]


def test_a_clock_that_is_kept_right_alarms_nobody(machine, db, caplog):
    now_us()
    machine.ahead = SECOND // 2
    machine.another_process()

    now_us()

    assert caplog.records == []
    assert exam_clock(None) == []


def test_before_the_first_exam_there_is_no_clock_to_check(machine):
    assert exam_clock(None) == []
    assert not anchoring.path().exists()


def test_while_the_database_cannot_be_asked_the_wall_clock_stands_in(machine):
    assert now_us() == anchoring.wall_us()
    assert not anchoring.path().exists()


@pytest.mark.parametrize("kept", ["", "{}", "[1]", '{"boot": "boot 1"}'])
def test_a_spoiled_file_is_made_anew(machine, db, kept):
    anchoring.path().write_text(kept)

    now_us()

    assert anchoring.kept() == clock.look()


class TestAfterABoot:
    @pytest.fixture
    def late(self, machine, attempt):
        """The machine comes up with a clock that stands two hours behind the open attempt."""
        Attempt.objects.update(saved_us=attempt.opened_us + MINUTE)
        machine.ahead = -2 * HOUR
        machine.boot()
        return machine

    def test_a_right_clock_needs_nobody(self, machine, attempt):
        machine.boot()

        assert now_us() == anchoring.wall_us()
        assert clock.is_sure()

    def test_time_goes_on_from_the_last_save(self, late, attempt, caplog):
        assert now_us() == attempt.opened_us + MINUTE
        assert "doubtful" in caplog.text

    def test_nobody_starts_before_an_operator_has_confirmed_the_time(self, late, attempt):
        submitting.submit(attempt)
        step = RoundStep.objects.get()

        with pytest.raises(NotAllowed, match="核对"):
            starting.start(attempt.enrolment, step)

        late.ahead = 0
        confirming.confirm_time()
        assert starting.start(attempt.enrolment, step).pk != attempt.pk

    def test_an_operator_confirms_although_papers_are_open(self, late, attempt):
        late.ahead = 0

        confirming.confirm_time()

        assert now_us() == anchoring.wall_us()
        assert clock.is_sure()
        assert AuditLine.objects.filter(deed="exam clock confirmed").count() == 1

    def test_the_administrator_reads_it_on_the_desk_and_the_operator_at_every_start(self, late, administrator, trainer):
        assert matters(administrator)[0] == "考试时间待核对"
        assert "考试时间待核对" not in matters(trainer)
        assert [warning.id for warning in exam_clock(None)] == ["gridschool.W002"]
        with pytest.raises(CommandError, match="--confirm"):
            call_command("exam_clock", stdout=StringIO())


def test_a_corrected_wall_clock_is_not_adopted_while_somebody_sits(machine, attempt):
    machine.ahead = HOUR
    before = now_us()

    with pytest.raises(CommandError, match="1 份答卷"):
        call_command("exam_clock", "--confirm", stdout=StringIO())

    assert now_us() == before


def test_a_corrected_wall_clock_is_adopted_when_nobody_sits(machine, db, administrator):
    before = now_us()
    machine.ahead = HOUR
    machine.another_process()
    assert matters(administrator) == ["系统时间被改动过"]

    call_command("exam_clock", "--confirm", stdout=(shown := StringIO()))

    assert now_us() == before + HOUR
    assert "有效" in shown.getvalue()
    assert matters(administrator) == []


@pytest.mark.database
def test_with_several_hosts_the_database_hosts_clock_counts(machine, db, settings):
    settings.EXAM_CLOCK = "database"
    real = anchoring.wall_us()

    assert abs(now_us() - real) < SECOND


@pytest.mark.database
def test_a_database_that_acknowledges_too_early_is_named(db):
    from django.db import connection

    if connection.vendor != "postgresql":
        assert durable_commits(None, ["default"]) == []
        return
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")

    assert "gridschool.W004" in [warning.id for warning in durable_commits(None, ["default"])]


def test_time_never_runs_backwards_whichever_process_looks_anew(machine, db):
    moments = []
    for _ in range(100):
        machine.another_process()
        moments.append(now_us())
        machine.wait(1)

    assert moments == list(range(moments[0], moments[0] + 100))
