"""What a person is told whose paper asked a question that was judged anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from assessments.bank.marking import points
from assessments.bank.marking.deciding import Response
from assessments.quizzes.asking.keeping import from_kept
from assessments.quizzes.asking.words import key_in_words
from assessments.quizzes.models import Attempt, Mark, RegradeLine
from assessments.quizzes.models.regrades import Policy
from assessments.quizzes.regrading.rekeying import arranged_anew, in_letters_of
from assessments.quizzes.regrading.standing import Rule, rules_for
from assessments.quizzes.sitting.questions import Question
from grids import scope


@dataclass(frozen=True)
class Regraded:
    """`asked`: the question with its own key; `shown` with the key by which this answer is judged; `line` what changed, if
    anything did. `read` says the response of a mark in the letters of `shown`.
    """

    rule: Rule
    asked: Question
    shown: Question
    line: RegradeLine | None

    @property
    def reason(self) -> str:
        return self.rule.regrade.reason

    @property
    def dropped(self) -> bool:
        return self.rule.policy == Policy.DROP

    @property
    def how(self) -> str:
        """The rule in words, with both keys as the person saw them."""
        words = {"old": key_in_words(self.asked.shown), "new": ""}
        if self.rule.regrade.key:
            new = self.rule.rekeyed(self.asked.wording)
            words["new"] = key_in_words(arranged_anew(self.asked.shown, new))
        return str(HOW[self.rule.policy]()) % words

    @property
    def scores(self) -> str:
        """0 分改为 4 分, or that nothing changed."""
        if self.line is None:
            return _("你这道题的得分没有变。")
        if self.line.before is None:
            return ""
        said = {"before": f"{self.line.before.normalize():f}", "after": f"{self.line.mark.score.normalize():f}"}
        if self.dropped:
            return _("你这道题原来得 %(before)s 分，现在不计分。") % said
        return _("你这道题由 %(before)s 分改为 %(after)s 分。") % said

    @property
    def words(self) -> str:
        """All of it in one paragraph."""
        return _("重新评过分：%(how)s%(scores)s原因：%(reason)s") % {
            "how": self.how,
            "scores": self.scores,
            "reason": self.reason,
        }

    def read(self, response: Response) -> Response:
        return in_letters_of(self.shown.wording, self.asked.wording, response)


HOW = {
    Policy.BOTH: lambda: _("原答案 %(old)s 和新答案 %(new)s 都算对。"),
    Policy.NEW: lambda: _("答案由 %(old)s 改为 %(new)s。"),
    Policy.ALL: lambda: _("这道题人人得满分。"),
    Policy.DROP: lambda: _("这道题作废，得分和满分都不算它。"),
    Policy.OLD: lambda: _("改回原来的答案。"),
}


def regraded(attempt: Attempt, questions: Iterable[Question], marks: Mapping[int, Mark]) -> dict[int, Regraded]:
    """By slot, of the marked questions that a regrade decides about. One query, and two more where there are any."""
    rules = rules_for([attempt])
    asked = [one for one in questions if one.slot in marks]
    ruled = {one.slot: (one, rule) for one in asked if (rule := rules.of(attempt, one.version_id))}
    if not ruled:
        return {}
    with scope.whole_tree("what a regrade changed for the person who looks"):
        lines = RegradeLine.objects.filter(attempt=attempt).select_related("mark")
        by_regrade = {line.regrade_id: line for line in lines}
    return {
        slot: Regraded(rule, one, _shown(one, rule, marks[slot]), by_regrade.get(rule.regrade.pk))
        for slot, (one, rule) in ruled.items()
    }


def _shown(question: Question, rule: Rule, mark: Mark) -> Question:
    """With the new key where it decides; where both count, with the one that gives this answer more."""
    if rule.policy not in {Policy.BOTH, Policy.NEW}:
        return question
    response = from_kept(question.kind, mark.response)
    by_old = points(question.wording, response, question.score) or 0
    if rule.policy == Policy.BOTH and by_old > rule.by_new_key(question.wording, response, question.score):
        return question
    return replace(question, shown=arranged_anew(question.shown, rule.rekeyed(question.wording)))
