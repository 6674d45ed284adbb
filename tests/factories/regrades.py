"""Questions found to be wrong after they were asked."""

from assessments.bank.models import ItemVersion
from assessments.quizzes.asking.arranging import as_shown
from assessments.quizzes.models import Attempt, Regrade
from assessments.quizzes.models.regrades import Policy
from assessments.quizzes.regrading import deciding, proposing
from assessments.quizzes.regrading.places import Place
from assessments.quizzes.regrading.rekeying import key_of, lettered
from assessments.quizzes.sitting import submitting
from assessments.quizzes.sitting.questions import questions_of
from assessments.quizzes.sitting.sheets import to_text
from courses.rounds.models import RoundStep
from people.models import Role, User
from tests.factories import people
from tests.factories.answers import right


def handed_in(attempt: Attempt, answers: dict[int, object]) -> Attempt:
    """`answers` by slot, in the letters of the bank; the others are right."""
    given = {
        str(one.slot): as_shown(one.shown, answers[one.slot] if one.slot in answers else right(one.wording))
        for one in questions_of(attempt)
    }
    Attempt.objects.filter(pk=attempt.pk).update(answers=to_text(given))
    return submitting.submit(attempt)


def version_at(attempt: Attempt, slot: int = 1) -> ItemVersion:
    """The question that stands there on the attempt's form."""
    asked = next(one for one in attempt.form.slots if one["slot"] == slot)
    return ItemVersion.objects.select_related("topic", "item__grid").get(pk=asked["version"])


def place_of(attempt: Attempt) -> Place:
    step = RoundStep.objects.select_related("round__grid").get(
        round=attempt.enrolment.round_id, step_key=attempt.step_key
    )
    return Place(step.round.grid, str(step.round), 1, step)


def proposed(attempt: Attempt, by: User, policy: str = Policy.NEW, letters: str = "C", **values) -> Regrade:
    """Proposed for the attempt's quiz and round; with `place` somewhere else, with `key` any key, of `slot`."""
    version = version_at(attempt, values.get("slot", 1))
    key = values.get("key")
    if key is None:
        key = key_of(lettered(version.wording, letters)) if policy in {Policy.BOTH, Policy.NEW} else {}
    place = values.get("place") or place_of(attempt)
    regrade = proposing.draft(version, place, policy, key, values.get("reason", "书上的答案印错了。"), by)
    proposing.propose(regrade, by)
    return Regrade.objects.get(pk=regrade.pk)


def approved(regrade: Regrade, by: User | None = None) -> Regrade:
    """And carried out."""
    by = by or people.staff(Role.Kind.TRAINING_ADMIN, regrade.grid, name="周敏")
    deciding.decide(regrade, Regrade.Decision.APPROVED, by)
    return Regrade.objects.get(pk=regrade.pk)
