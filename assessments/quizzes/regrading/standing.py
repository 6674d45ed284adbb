"""The regrades in force: how an answer is judged now. Asked whenever something is marked or shown; one query when there are none."""

from collections.abc import Collection
from decimal import Decimal

from django.db.models import Q

from assessments.bank.marking import points
from assessments.bank.marking.deciding import Response
from assessments.bank.wording import Wording
from assessments.quizzes.models import Attempt, Regrade
from assessments.quizzes.models.regrades import Policy
from assessments.quizzes.regrading.rekeying import in_letters_of, with_key
from grids import scope


class Rule:
    """What one regrade says about answers to its question."""

    def __init__(self, regrade: Regrade):
        self.regrade = regrade
        self.policy = Policy(regrade.policy)

    def judge(
        self, wording: Wording, response: Response, maximum: Decimal, earned: Decimal | None
    ) -> tuple[Decimal | None, Decimal]:
        """Score and maximum. `earned` is what the question's own key or a person gave, None while a person has to look; then
        so is the score where it depends on that. `response` in the letters of the question.
        """
        if self.policy == Policy.ALL:
            return maximum, maximum
        if self.policy == Policy.DROP:
            return Decimal(0), Decimal(0)
        if self.policy == Policy.OLD or earned is None:
            return earned, maximum
        new = self.by_new_key(wording, response, maximum)
        return (max(earned, new) if self.policy == Policy.BOTH else new), maximum

    def by_new_key(self, wording: Wording, response: Response, maximum: Decimal) -> Decimal:
        """Only where the policy has one."""
        new = self.rekeyed(wording)
        return points(new, in_letters_of(new, wording, response), maximum) or Decimal(0)

    def rekeyed(self, wording: Wording) -> Wording:
        return with_key(wording, self.regrade.key)


class Rules:
    """The regrades that reach some attempts; `places`: attempt id → (round id, path of the round's grid)."""

    def __init__(self, rules: list[Rule], places: dict[int, tuple[int, str]]):
        self._rules, self._places = rules, places

    def of(self, sheet: Attempt, version_id: int) -> Rule | None:
        """The one that decides about this question of the attempt, if there is any."""
        for rule in self._rules:
            if rule.regrade.version_id == version_id and self._reaches(rule.regrade, sheet):
                return rule
        return None

    def _reaches(self, regrade: Regrade, sheet: Attempt) -> bool:
        round_id, path = self._places[sheet.pk]
        if regrade.round_id:
            return regrade.round_id == round_id and regrade.step_key == sheet.step_key
        return path.startswith(regrade.grid.path)


def rules_for(sheets: Collection[Attempt]) -> Rules:
    """Those approved, the one approved last first."""
    with scope.whole_tree("a regrade decides wherever its question was asked"):
        approved = (
            Regrade.objects.filter(Q(step_key=None) | Q(step_key__in={sheet.step_key for sheet in sheets}))
            .filter(decision=Regrade.Decision.APPROVED)
            .select_related("grid")
            .order_by("-decided_at", "-pk")
        )
        rules = [Rule(regrade) for regrade in approved]
        if not rules:
            return Rules([], {})
        rows = Attempt.objects.filter(pk__in=[sheet.pk for sheet in sheets])
        places = rows.values_list("pk", "enrolment__round_id", "enrolment__round__grid__path")
        return Rules(rules, {pk: (round_id, path) for pk, round_id, path in places})
