"""What happens to a paper without anybody judging it: more time, handing in what is due, marking, a suspension, the release."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from assessments.quizzes.arranging_exams import granting, releasing
from assessments.quizzes.arranging_exams.arranging import Refused
from assessments.quizzes.exam_time.clock import MINUTE
from assessments.quizzes.marking import by_key
from assessments.quizzes.sitting import submitting
from people import suspending
from people.models import Worker
from tests.faults.life.paper import Paper


class Office(Paper):
    @rule(minutes=st.integers(1, 20))
    def more_time_is_proposed(self, minutes):
        exam = self.exam
        values = {"reason": "停电", "minutes": minutes, "this_attempt": True}
        try:
            made = granting.propose(exam.enrolment, exam.step, exam.trainer, **values)
            self.grants += [made] if made not in self.grants else []  # sent twice it is one
        except Refused:
            assert self.state != "open" or self.is_due
        else:
            assert self.state == "open" and not self.is_due

    @precondition(lambda self: self.grants)
    @rule()
    def more_time_is_given(self):
        """By a second person, who may come too late."""
        grant = self.grants.pop()
        try:
            granting.approve(grant, self.exam.colleague)
        except Refused:
            assert self.state != "open" or self.is_due
        else:
            assert self.state == "open" and not self.is_due
            self.closes += grant.minutes * MINUTE
            self.happened["lengthened"] += 1

    @rule()
    def what_is_due_is_handed_in(self):
        submitting.hand_in_due()
        if self.is_due:
            self.state = "submitted"

    @rule()
    def what_was_handed_in_is_marked(self):
        self.happened["marked"] += by_key.mark_handed_in()
        self.marked = self.state == "submitted"

    @rule()
    def all_is_marked_again(self):
        """Of what has been marked nothing changes."""
        added = by_key.mark([self.row(), self.exam.neighbour])
        assert added == 0 or (self.state == "submitted" and not self.marked)
        self.marked = self.state == "submitted"

    @precondition(lambda self: not self.honest)
    @rule()
    def the_person_is_suspended(self):
        suspending.suspend(Worker.objects.get(pk=self.exam.enrolment.worker_id), "示例", self.exam.officer)
        self.suspended = True
        if self.state == "open":  # whose time was up has handed in
            self.state = "submitted" if self.is_due else "closed"

    @rule()
    def the_results_are_released(self):
        """When everybody has handed in and everything is marked; a second time nothing more comes out. Then they count."""
        try:
            released = releasing.release(self.exam.step, self.exam.trainer)
            releasing.report_released()
        except Refused:
            assert not self.released
            assert self.state == "open" or (self.state == "submitted" and not self.marked)
        else:
            assert self.state == "closed" or (self.state == "submitted" and self.marked)
            assert released == (0 if self.released else 1 + (self.state == "submitted"))
            self.released = True
            self.happened["released"] += released > 0
