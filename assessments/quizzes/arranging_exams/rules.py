"""Who may arrange an exam, decide on what somebody is granted, stand in a hall, and answer about marks."""

from assessments.quizzes.models import Assistance, CheckRequest, Grant, Hall, Judgement, Mark
from assessments.quizzes.rules import sits_too
from courses.rounds.models import Round
from people.models import User
from people.rules import AUDIT, READS_ROUNDS, TRAINING, holds

WITNESSES = READS_ROUNDS - AUDIT


def may_arrange(user: User, round: Round) -> bool:
    """A training role that reaches the round, and is not to pass it."""
    return holds(user, TRAINING, round.grid.path) and not sits_too(user, round)


def may_decide(user: User, grant: Grant) -> bool:
    """Somebody else than who proposed it and whom it is for."""
    return grant.proposed_by_id != user.pk and may_revoke(user, grant)


def may_revoke(user: User, grant: Grant) -> bool:
    return may_arrange(user, grant.step.round) and grant.enrolment.worker.user_id != user.pk


def invigilates(user: User, hall: Hall) -> bool:
    return hall.invigilators.filter(user=user).exists()


def may_bear_witness(user: User, assistance: Assistance) -> bool:
    """Trainers and grid leaders whose role reaches the person, but not the helper and not the person."""
    attempt = assistance.attempt
    return user.pk not in {assistance.helper_id, attempt.worker.user_id} and holds(user, WITNESSES, attempt.grid.path)


def may_answer(user: User, request: CheckRequest) -> bool:
    """A trainer within reach who has not marked the sheet, and whose sheet it is not; nobody who is to pass the round."""
    attempt = request.attempt
    return (
        holds(user, TRAINING, attempt.grid.path)
        and not sits_too(user, attempt.enrolment.round)
        and attempt.worker.user_id != user.pk
        and not Mark.objects.filter(attempt=attempt, by=user).exists()
        and not Judgement.objects.filter(answer__attempt=attempt, by=user).exists()
    )
