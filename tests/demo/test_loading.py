"""The demonstration: real divisions, invented people, everything after that by the product's own acts."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from assessments.appraisals.models import Cycle
from assessments.bank.models import ItemVersion
from assessments.certificates.models import Batch
from assessments.pay.models import PayLine, PayScheme, Run
from assessments.quizzes.models import Attempt, OpenAnswer, Paper
from courses.rounds.models import Enrolment, Round
from demo import accounts
from demo.loading import OtherPeopleHere, load
from demo.roster import HEROINE
from demo.summary import summary
from grids import scope
from ledger.models import AuditLine
from people.models import PastRecord, PastVerdict, Role, User, Worker

WORKERS = 600


def silently(what: str) -> None:
    """Nobody waits for the progress of a test."""


@pytest.fixture(scope="class")
def loaded(django_db_setup, django_db_blocker):
    """One demonstration for all tests of a class; it goes with the last of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(WORKERS, silently)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(loaded, everything):
    """The demonstration, with the whole tree in sight."""


@pytest.mark.usefixtures("demonstration")
class TestLoaded:
    def test_the_tree_meets_the_published_totals(self):
        figures = summary()

        assert (figures["grids"], figures["urban_grids"], figures["rural_grids"]) == (11_817, 6_198, 5_619)
        assert figures["workers"] == WORKERS

    def test_loading_again_changes_nothing(self):
        before, lines = summary(), AuditLine.objects.count()

        assert load(WORKERS, silently) is False
        assert (summary(), AuditLine.objects.count()) == (before, lines)

    def test_the_command_prints_what_is_there(self):
        out = StringIO()

        call_command("load_demo", json=True, stdout=out)

        assert json.loads(out.getvalue()) == summary()

    def test_every_account_is_marked_and_only_those_of_the_tour_open(self):
        assert not User.objects.filter(is_demo=False).exists()
        usable = {user.username for user in User.objects.all() if user.check_password(accounts.PASSWORD)}
        assert usable == {account.username for account in accounts.ACCOUNTS}

    def test_everyone_serves_somewhere_on_the_tree(self):
        assert not Worker.objects.filter(grid__level=0).exists()
        assert not Worker.objects.filter(assignments=None).exists()

    def test_the_first_round_is_over_and_the_second_is_open(self):
        first, second = Round.objects.order_by("number")

        assert first.closed_at and not second.closed_at
        assert second.first_day <= timezone.localdate() <= second.last_day

    def test_credit_and_marks_come_from_completions(self):
        qualified = Enrolment.objects.filter(state=Enrolment.State.QUALIFIED)

        assert qualified.exists()
        for enrolment in qualified:
            assert enrolment.completions.filter(kind="quiz").exists()

    def test_nobody_approved_what_they_prepared(self):
        run = Run.objects.exclude(decision=None).get()
        cycle, batches = Cycle.objects.get(), Batch.objects.all()

        assert run.prepared_by != run.decision.by
        assert cycle.computed_by != cycle.approved_by
        assert all(batch.prepared_by != batch.approved_by for batch in batches)

    def test_the_person_of_the_tour_has_earlier_years(self):
        worker = Worker.objects.get(number=HEROINE)
        served = worker.assignments.order_by("first_day").values_list("grid", "last_day")

        assert [last_day is None for _grid, last_day in served] == [False, False, True]
        assert served[0][0] == served[2][0] == worker.grid_id != served[1][0]
        assert worker.leaves.get().kind == "sick"
        assert PastRecord.objects.get(worker=worker).entered_by.username == "officer"
        assert not PastVerdict.objects.exists()

    def test_whoever_audits_does_so_for_a_case_and_for_a_time(self):
        role = Role.objects.get(kind="auditor")

        assert role.case_number and role.last_day > timezone.localdate()
        assert set(Role.objects.values_list("kind", flat=True)) >= {"grid_leader", "security_admin"}

    def test_the_tour_finds_an_amount_to_open(self):
        line = PayLine.objects.get(proposal__worker__number=HEROINE, kind=PayLine.Kind.INCENTIVE, amount__gt=0)

        assert line.amount == 320
        assert line.saw["attempt"]

    def test_every_newer_kind_is_met_in_practice_and_the_marker_has_something_to_mark(self):
        step = Round.objects.get(number=2).steps.get(kind="quiz", character="练")
        kinds = ItemVersion.objects.filter(topic__name__startswith="终端操作/练一练").values_list("kind", flat=True)

        assert set(kinds) == {"ordering", "matching", "hotspot", "gap", "case", "short_answer", "report", "task"}
        assert Paper.objects.get(step_key=step.step_key).practice
        assert not Attempt.objects.filter(step_key=step.step_key, worker__number=HEROINE).exists()
        assert OpenAnswer.objects.filter(attempt__step_key=step.step_key).count() == 6
        assert Role.objects.get(user__username="marker").kind == "marker"

    def test_invented_pay_says_so(self):
        assert all(scheme.fictional and "虚构" in scheme.name for scheme in PayScheme.objects.all())


def test_a_database_with_other_people_is_refused(db):
    someone = User.objects.create_user(username="zhao", name="赵德厚", password="学堂2026abc")

    with pytest.raises(OtherPeopleHere, match="真实账号"):
        load(WORKERS, silently)
    with pytest.raises(CommandError, match="请换一个空库"):
        call_command("load_demo", stderr=StringIO())

    with scope.whole_tree("test"):
        assert list(User.objects.all()) == [someone]
        assert not Worker.objects.exists()
