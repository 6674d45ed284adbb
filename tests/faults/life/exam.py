"""An exam whose results come out together: somebody has handed in already, the person whose paper is followed has not begun."""

import time

import pytest
from django.test import Client

from assessments.quizzes.exam_time import anchoring, clock
from assessments.quizzes.models import Attempt
from assessments.quizzes.papers import publishing
from assessments.quizzes.sitting import starting, submitting
from assessments.quizzes.sitting.sheets import to_text
from courses.rounds.models import RoundStep
from people.models import Role
from tests.clients import SignedInClient
from tests.factories import exams, grids, people, quizzes

QUESTIONS = 5
RIGHT = "B"  # of every question, in the letters of the bank


class ExamTime:
    """Stands still until it is set; everything that asks for exam time gets this one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch):
        self._boot = anchoring.boot_us()
        real, ahead = time.clock_gettime_ns, anchoring.wall_us() - self._boot
        monkeypatch.setattr(
            time, "clock_gettime_ns", lambda which: self._boot * 1_000 if which == anchoring.SINCE_BOOT else real(which)
        )
        monkeypatch.setattr(anchoring, "wall_us", lambda: self._boot + ahead)
        self.begun = self.now

    @property
    def now(self) -> int:
        return clock.now_us()

    @now.setter
    def now(self, moment_us: int) -> None:
        self._boot += moment_us - clock.now_us()


class Exam:
    """`enrolment` of the person followed, `neighbour` the paper of somebody else with its sheet, all right and marked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, district, worker, trainer, officer):
        self.time = ExamTime(monkeypatch)
        self.trainer, self.officer = trainer, officer
        self.colleague = people.staff(Role.Kind.TRAINING_ADMIN, district, name="周敏")
        page = quizzes.quiz(district, items=QUESTIONS, attempts=1, publish=False)
        publishing.publish(page, None)
        made = quizzes.step(page, district)
        exams.arranged(made, trainer, together=True)
        self.step = RoundStep.objects.select_related("round__grid", "arrangement").get(pk=made.pk)
        self.enrolment = quizzes.enrolment(self.step, worker)
        self.neighbour = self._neighbour(people.worker(grids.building(district), name="赵德厚"))
        self.phone: Client = SignedInClient()
        self.phone.force_login(worker.user)

    def _neighbour(self, worker) -> Attempt:
        sat = starting.start(quizzes.enrolment(self.step, worker), self.step)
        self.neighbours_sheet = quizzes.sheet(sat)
        Attempt.objects.filter(pk=sat.pk).update(answers=to_text(self.neighbours_sheet))
        return submitting.submit(sat)


@pytest.fixture
def exam(everything, monkeypatch, district, worker, trainer, officer):
    yield Exam(monkeypatch, district, worker, trainer, officer)
    clock._Seen.look_at = 0  # the next test has the real time again
