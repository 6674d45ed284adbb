"""What two people decide about a paper: that a late sheet counts, that a question is judged anew."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from assessments.quizzes.late import queue, ruling
from assessments.quizzes.models import LateRuling, Mark, Regrade, RegradeLine
from assessments.quizzes.models.regrades import Policy
from assessments.quizzes.regrading import committing, deciding, proposing
from assessments.quizzes.regrading.places import Place
from assessments.quizzes.regrading.rekeying import key_of, lettered
from assessments.quizzes.regrading.trying import try_out
from tests.factories.regrades import version_at
from tests.faults.life.exam import QUESTIONS
from tests.faults.life.paper import Paper, Result

IN_TIME = "conflict"
COUNTED, NOT_COUNTED = LateRuling.Decision.COUNTED, LateRuling.Decision.NOT_COUNTED


class Decisions(Paper):
    @precondition(lambda self: self.state == "submitted" and self.to_rule_on())
    @rule(which=st.integers(0, 9), decision=st.sampled_from([COUNTED, NOT_COUNTED]))
    def a_late_sheet_is_ruled_on(self, which, decision):
        """Twice is once; what counts, or waits to count, is not taken back."""
        waiting = set(queue.waiting().filter(attempt=self.attempt).values_list("save_id", flat=True))
        assert waiting == {
            one for one in self.to_rule_on() if one not in self.rulings and self.late[one][0] != self.sheet
        }
        save_id = self.to_rule_on()[which % len(self.to_rule_on())]
        sheet, before = self.late_sheets()[save_id], self.rulings.get(save_id)
        says_nothing_new = self.late[save_id][0] == self.sheet and before not in {"pending", "counted"}
        if (before in {"pending", "counted"} and decision == NOT_COUNTED) or (says_nothing_new and decision == COUNTED):
            with pytest.raises(ValidationError):
                ruling.rule(sheet, decision, "示例", self.exam.trainer)
            return
        made = ruling.rule(sheet, decision, "示例", self.exam.trainer)
        assert ruling.rule(sheet, decision, "示例", self.exam.trainer) == made
        if before != "counted":
            self.rulings[save_id] = "pending" if decision == COUNTED else "not"
            self.turned_down |= {save_id} if decision == NOT_COUNTED else set()

    @precondition(lambda self: "pending" in self.rulings.values())
    @rule(which=st.integers(0, 9), agrees=st.sampled_from([True, True, False]))
    def a_second_person_decides_on_the_ruling(self, which, agrees):
        pending = [one for one in self.late if self.rulings.get(one) == "pending"]
        save_id = pending[which % len(pending)]
        made = ruling.standing_ruling(self.late_sheets()[save_id])
        if not agrees:
            ruling.send_back(made, "示例", self.exam.colleague)
            if save_id in self.turned_down:  # what was decided before stands again
                self.rulings[save_id] = "not"
            else:
                del self.rulings[save_id]
            return
        verdict = ruling.confirm(made, self.exam.colleague)
        assert ruling.confirm(made, self.exam.colleague) == verdict
        self.rulings[save_id], self.sheet = "counted", self.late[save_id][0]
        self.revision, self.marked = self.revision + 1, True
        self.happened["late sheet counted"] += 1

    @rule(
        slot=st.integers(1, QUESTIONS),
        policy=st.sampled_from(Policy),
        letter=st.sampled_from("ACD"),
        decision=st.sampled_from(["", Regrade.Decision.RETURNED, Regrade.Decision.APPROVED, Regrade.Decision.APPROVED]),
    )
    def a_question_is_judged_anew(self, slot, policy, letter, decision):
        """The dry run says what the approval then does, to this person and to the other; without one it does nothing."""
        version = version_at(self.exam.neighbour, slot)
        try:
            regrade = self.drafted(version, policy, letter)
        except ValidationError:
            assert policy == Policy.DROP and len(self.dropped() | {version.pk}) == QUESTIONS
            return
        before, marks = self.results(), Mark.objects.count()
        trial = try_out(regrade)
        if decision:
            proposing.propose(regrade, self.exam.trainer)
            deciding.decide(regrade, decision, self.exam.colleague, remark="示例")
        if decision != Regrade.Decision.APPROVED:
            assert (self.results(), Mark.objects.count()) == (before, marks)
            return
        self.keys[version.pk] = policy, letter
        self.regrades.append(regrade.pk)
        self.happened["regraded"] += 1
        told = {one.sheet.pk: Result(one.sheet.score, one.sheet.max_score, one.sheet.passed) for one in trial.outcomes}
        assert self.results() == before | told
        assert Mark.objects.count() == marks + len(told)
        assert set(RegradeLine.objects.filter(regrade=regrade).values_list("attempt", flat=True)) == told.keys()

    @precondition(lambda self: self.regrades)
    @rule(which=st.integers(0, 9))
    def a_regrade_is_carried_out_again(self, which):
        """Twice is once."""
        regrade = Regrade.objects.get(pk=self.regrades[which % len(self.regrades)])
        before, marks = self.results(), Mark.objects.count()
        with pytest.raises(ValidationError):
            deciding.decide(regrade, Regrade.Decision.APPROVED, self.exam.colleague)
        assert committing.commit(regrade) == RegradeLine.objects.filter(regrade=regrade).count()
        assert (self.results(), Mark.objects.count()) == (before, marks)

    def drafted(self, version, policy, letter) -> Regrade:
        exam = self.exam
        key = key_of(lettered(version.wording, letter)) if policy in {Policy.NEW, Policy.BOTH} else {}
        place = Place(exam.step.round.grid, "", 1, exam.step)
        return proposing.draft(version, place, policy, key, "书上的答案印错了。", exam.trainer)

    def dropped(self) -> set[int]:
        return {pk for pk, (policy, _letter) in self.keys.items() if policy == Policy.DROP}

    def to_rule_on(self) -> list[str]:
        """Save ids of the sheets that were late, of several that say the same the first."""
        first: list[str] = []
        for save_id, (sheet, reason) in self.late.items():
            if reason != IN_TIME and sheet not in [self.late[one][0] for one in first]:
                first.append(save_id)
        return first
