"""What the person does: saves, hands in, opens the paper on another phone, looks at the result; and time, which passes."""

from django.urls import reverse
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from assessments.quizzes.exam_time.clock import GRACE, MINUTE
from assessments.quizzes.lane.writing import Not, Write, write_group
from assessments.quizzes.sitting import saving, showing, starting, tickets
from assessments.quizzes.sitting.saving import HAND_IN, SAVE, Refused, Saved
from assessments.quizzes.sitting.starting import NotAllowed
from tests.faults.life.paper import Paper

SHEETS = st.dictionaries(st.sampled_from("12345"), st.sampled_from("ABCD"), max_size=5)
STATEMENTS = st.sampled_from([SAVE, SAVE, HAND_IN])
LANES = st.sampled_from([1, 2])
VERDICTS = {True: "考过了", False: "这次没考过"}


class Phone(Paper):
    @rule(sheet=SHEETS, behind=st.integers(0, 2), statement=STATEMENTS, lane=LANES)
    def post(self, sheet, behind, statement, lane):
        """A phone that is up to date, or another one that is behind."""
        post = (statement, sheet, max(0, self.revision - behind), f"save{len(self.posted)}")
        self.posted.append(post)
        self.expect(post, lane)

    @precondition(lambda self: self.posted)
    @rule(which=st.integers(0, 3), lane=LANES)
    def post_again(self, which, lane):
        """The reply was swallowed, now or a while ago."""
        self.expect(self.posted[-1 - which % len(self.posted)], lane)

    @rule()
    def open_it_again(self):
        """On another phone, which goes on where the last acknowledged sheet was; once it is over there is nothing to open."""
        try:
            found = starting.start(self.exam.enrolment, self.exam.step)
        except NotAllowed:
            assert self.state != "open" or self.is_due
        else:
            self.happened["opened again"] += 1
            assert self.state == "open" and not self.is_due
            shown = showing.context(found)
            assert (found.pk, shown["stored"]) == (self.attempt, self.sheet)
            assert tickets.read(shown["ticket"]) == self.ticket
            assert shown["remaining_us"] == max(0, self.closes - self.now)

    @rule()
    def look(self):
        """At the result, or what there is of it. Whoever looks at a paper whose time is up hands it in."""
        page = self.exam.phone.get(reverse("result", args=[self.attempt]))
        if self.is_due:
            self.state = "submitted"
        if self.state == "open":
            assert page.url == reverse("attempt", args=[self.attempt])
            return
        told = {word for word in VERDICTS.values() if word in page.content.decode()}
        if self.state == "submitted" and self.released:
            result = self.expected(self.row(), self.sheet)
            assert told == {VERDICTS[result.passed]}
            assert page.context["attempt"].score == result.score
        else:
            assert told == set() and "topics" not in page.context

    @rule(minutes=st.integers(0, 12), microseconds=st.integers(0, 2))
    def time_passes(self, minutes, microseconds):
        self.exam.time.now += minutes * MINUTE + microseconds

    @rule(side=st.sampled_from([-1, 0, 1]))
    def time_comes_to_the_edge(self, side):
        self.exam.time.now = max(self.now, self.closes + GRACE + side)

    def expect(self, post, lane):
        """What `post` must lead to, and that it does."""
        statement, sheet, base, save_id = post
        reason = self.refusal(statement, base, save_id)
        if reason == "":
            self.revision, self.sheet, self.last_id = self.revision + 1, sheet, save_id
            self.state = "submitted" if statement == HAND_IN else "open"
            self.happened["handed in" if statement == HAND_IN else "saved"] += 1
        elif reason != "again":
            met = (
                reason != "conflict" and self.late.get(save_id, ("", ""))[1] == "conflict"
            )  # and comes again, too late
            self.late.setdefault(save_id + saving.AGAIN if met else save_id, (sheet, reason))
            self.happened["refused and kept"] += 1
        if reason == "conflict":  # one may replace the other later on: both are kept
            self.late.setdefault(self.last_id, (self.sheet, reason))
        try:
            saved = self.written(post, lane)
        except Refused as refused:
            assert refused.reason == reason
            if reason == "conflict":
                assert (refused.revision, refused.answers) == (self.revision, self.sheet)
        else:
            assert reason in {"", "again"}
            assert saved == (self.revision, self.closes)

    def refusal(self, statement, base, save_id) -> str:
        if self.state == "open" and not self.is_due and base == self.revision:
            return ""
        if save_id == self.last_id and (self.state == "submitted" or statement == SAVE):
            return "again"
        if self.state != "open":
            return "closed"
        return "deadline" if self.is_due else "conflict"

    def written(self, post, lane) -> Saved:
        """By the view's function, or as the second lane writes it."""
        statement, sheet, base, save_id = post
        if lane == 1:
            take = saving.hand_in if statement == HAND_IN else saving.save
            return take(self.ticket, sheet, base, save_id)
        text = saving.checked(self.ticket, sheet)
        [outcome] = write_group([Write(statement, saving.values_of(self.ticket, text, base, save_id, self.now))])
        if outcome is Not.CHANGED:
            return saving.refusal(statement, self.ticket, text, save_id, self.now)
        return outcome
